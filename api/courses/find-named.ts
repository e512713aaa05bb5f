import type { BadField } from '../../client';
import type { ClinicId, CourseId, PatientId } from '../../domain/ids';
import type { Patient, Store, StoredProtocol } from '../../store';

/** What a request to open a course names and the store must know. */
export interface Naming {
  readonly protocol: string;
  readonly clinic: ClinicId;
  readonly patient: PatientId;
  readonly follows: CourseId | null;
}

export interface Named {
  readonly version: StoredProtocol;
}

/** Looks up everything that is named, and complains of all that is missing at once. */
export async function findNamed(store: Store, naming: Naming): Promise<Named | readonly BadField[]> {
  const [id = '', version] = naming.protocol.split('@');
  const [protocol, clinic, patient, before] = await Promise.all([
    store.protocols.get(id, version),
    store.clinics.get(naming.clinic),
    store.patients.show(naming.patient),
    naming.follows === null ? null : store.courses.find(naming.follows),
  ]);
  const bad: BadField[] = [];
  if (protocol === null) bad.push(missing('protocol', naming.protocol, 'GET /protocols lists what is published'));
  if (clinic === null) bad.push(missing('clinic', naming.clinic, 'load its clinic file first, or correct the id'));
  if (patient === null) bad.push(missing('patient', naming.patient, 'add the patient first, with POST /patients'));
  if (naming.follows !== null && before?.patient !== naming.patient) {
    bad.push(missing('follows', naming.follows, 'name an earlier course of the same patient, or leave it out'));
  }
  if (clinic !== null && patient !== null && !isAt(patient, naming.clinic)) {
    bad.push({
      field: 'patient',
      value: naming.patient,
      message: 'is not a patient of this clinic',
      wayOut: 'open the course at a clinic of the patient',
    });
  }
  return protocol === null || bad.length > 0 ? bad : { version: protocol };
}

function missing(field: keyof Naming, value: string, wayOut: string): BadField {
  return { field, value, message: 'is not known here', wayOut };
}

function isAt(patient: Patient, clinic: ClinicId): boolean {
  return patient.clinics.includes(clinic);
}
