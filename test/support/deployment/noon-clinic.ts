import type { ClinicFile } from '../../../domain/clinic/clinic-file';
import type { PatientId } from '../../../domain/ids';
import type { Patient } from '../../../store';
import { demoClinic } from '../demo-clinic';

const allDay = { from: '00:00', to: '23:59' };

/** A clinic where it is noon now, open every day: whenever the tests run, the same is due at the same distance. */
export function noonClinic(): ClinicFile {
  const hours = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
  return demoClinic({
    zone: noonZone(new Date().getUTCHours()),
    hours: Object.fromEntries(hours.map((day) => [day, allDay])),
    sendWindow: allDay,
  });
}

/** Somebody who can only be called, so that no reminder races the page to the people on duty. */
export function patientOf({ id, zone }: ClinicFile, patient: PatientId): Patient {
  return {
    id: patient,
    externalId: null,
    name: 'Pat Example',
    email: null,
    phone: '+12125550142',
    language: 'en',
    zone,
    consent: { email: false, sms: false },
    optedOut: { email: false, sms: false },
    highRisk: false,
    clinics: [id],
  };
}

/** Zones of this family count westwards: it is noon in `Etc/GMT+3` at 15:00 UTC. */
function noonZone(utcHour: number): string {
  const west = utcHour - 12;
  return west === 0 ? 'Etc/GMT' : `Etc/GMT${west > 0 ? '+' : '-'}${Math.abs(west)}`;
}
