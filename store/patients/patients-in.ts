import type { Database } from '../database/database';
import { addPatient } from './add-patient';
import { listPatients } from './list-patients';
import { factsFrom } from './patient-facts';
import { patientById } from './patient-by-id';
import { updatePatient } from './update-patient';
import type { Patients } from './patients';

export function patientsIn(db: Database): Patients {
  return {
    add: (patient) => addPatient(db, patient),
    show: (id) => patientById(db, id),
    list: (filter) => listPatients(db, filter),
    update: (id, changes) => updatePatient(db, id, changes),
    async factsOf(id) {
      const patient = await patientById(db, id);
      return patient && factsFrom(patient);
    },
    async contactsOf(id) {
      const patient = await patientById(db, id);
      if (patient === null) return null;
      const { name, email, phone, language, zone, consent, optedOut } = patient;
      return { name, email, phone, language, zone, consent, optedOut };
    },
  };
}
