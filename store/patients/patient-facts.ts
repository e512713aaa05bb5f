import type { PatientChannel } from '../../domain/course/effects';
import type { PatientFacts } from '../../domain/course/surroundings';
import type { Patient } from './patients';

/** What the rules may know of a patient. */
export function factsFrom(patient: Patient): PatientFacts {
  const { id, zone, language, highRisk } = patient;
  return { patient: id, zone, language, highRisk, channels: channelsOf(patient) };
}

function channelsOf({ email, phone, consent, optedOut }: Patient): readonly PatientChannel[] {
  const addressOf = { email, sms: phone };
  return (['email', 'sms'] as const).filter(
    (channel) => addressOf[channel] !== null && consent[channel] && !optedOut[channel],
  );
}
