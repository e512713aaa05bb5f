import type { Insertable, Selectable } from 'kysely';
import type { ClinicId } from '../../domain/ids';
import type { Tables } from '../database/tables';
import type { Patient } from './patients';

export function patientRow(patient: Patient): Insertable<Tables['patients']> {
  const { consent, optedOut, clinics: _clinics, ...columns } = patient;
  return {
    ...columns,
    consentEmail: consent.email,
    consentSms: consent.sms,
    optedOutEmail: optedOut.email,
    optedOutSms: optedOut.sms,
  };
}

export function patientFrom(row: Selectable<Tables['patients']>, clinics: readonly ClinicId[]): Patient {
  const { consentEmail, consentSms, optedOutEmail, optedOutSms, ...columns } = row;
  return {
    ...columns,
    consent: { email: consentEmail, sms: consentSms },
    optedOut: { email: optedOutEmail, sms: optedOutSms },
    clinics,
  };
}
