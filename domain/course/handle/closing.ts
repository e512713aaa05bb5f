import { said, type Change } from '../change';
import type { ClosingOutcome } from '../life-events';
import type { Scene } from '../owed';
import type { Refusal } from '../refusal';

/** A course is not closed over an open crisis or an observation that still runs, unless the patient has died. */
export function whyNotClosable({ course }: Scene, outcome: ClosingOutcome): Refusal | null {
  if (outcome === 'died') return null;
  const crises = [...course.findings.values()].filter(
    ({ severity, status }) => severity === 'crisis' && status === 'open',
  );
  if (crises.length > 0) {
    const reasons = crises.map(({ id, kind }) => ({
      gate: 'openCrisis' as const,
      because: `finding ${id} (${kind}) is open: a clinician closes it with CloseFinding`,
    }));
    return { type: 'NotReady', reasons };
  }
  const observed = [...course.obligations.values()].find(
    ({ kind, status }) => kind === 'dischargeSession' && status === 'open',
  );
  return observed ? { type: 'StillUnderObservation', session: observed.session ?? observed.key } : null;
}

/** Closing as died says so as a fact, too: then nothing more is written to the patient. */
export function closing(outcome: ClosingOutcome, reason: string): readonly Change[] {
  const closed = said({ type: 'CourseClosed', outcome, reason });
  return outcome === 'died' ? [said({ type: 'PatientDied' }), closed] : [closed];
}
