import type { Command } from '../../domain/course/commands';
import type { Protocol } from '../../domain/protocol/schema';
import { rehearsed } from './rehearsal';

/** Everything that takes a patient from the opening to the treatment phase, nothing answered with yes. */
export function admissionOf(protocol: Protocol, highRisk: boolean): readonly Command[] {
  const { form, version, languages } = protocol.consent;
  const { realm, clinic, patient } = rehearsed;
  const answers = Object.fromEntries(protocol.screening.questions.map(({ id }) => [id, false]));
  return [
    { type: 'OpenCourse', realm, clinic, patient, protocol, follows: null, highRisk },
    { type: 'SubmitScreening', answers },
    { type: 'DecideScreening', decision: 'approved', reason: 'suitable' },
    { type: 'SignConsent', form, version, language: languages[0] ?? 'en', signer: 'patient', method: 'electronic' },
    ...protocol.supplies.map(({ id }): Command => ({ type: 'RecordSupply', supply: id, state: 'delivered' })),
  ];
}
