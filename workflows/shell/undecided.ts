import type { AdvanceInput } from '../../activities/contract';
import type { Delivery } from '../../domain/course/letters';
import { commandContract } from '../messages';
import { raiseAlarm } from './alarms-under-way';
import { afterFailure } from './alarm-clock';
import { letterKey } from './letter-key';
import type { Run } from './run';

/** Wakes failed in a row before the operators are told: about a minute, so that a passing fault calls nobody. */
const failuresBeforeAlarm = 3;

/**
 * The run after a decision failed for good: a command's caller is told, a wake is rung again later, a fact or an effect's
 * outcome is parked. Whatever the contract marks as safety rings the rule-free alarm besides.
 */
export function undecided(run: Run, { delivery }: AdvanceInput, because: string): Run {
  if (delivery.letter.type === 'Wake') return wakeFailed(run, delivery);
  const rest = counted({ ...run, mailbox: run.mailbox.slice(1) }, delivery);
  if (delivery.letter.type === 'LookAgain') return { ...rest, clock: afterFailure(rest.clock, run.now) };
  return withSafetyAlarm(answeredOrParked(rest, delivery, because), delivery);
}

/** The run after a wake could not be decided, or left something due: rung again with back-off, letters served meanwhile. */
export function wakeFailed(run: Run, delivery: Delivery): Run {
  const clock = afterFailure(run.clock, run.now);
  const failed = counted({ ...run, clock }, delivery);
  if (clock.failures < failuresBeforeAlarm) return failed;
  return raiseAlarm(failed, {
    kind: 'engine',
    because: `The course could not do what fell due: ${clock.failures} tries have failed`,
    key: `${run.identity.courseId}:wake:${run.last?.wakeAt ?? 'begin'}`,
  });
}

function counted(run: Run, { letter }: Delivery): Run {
  return {
    ...run,
    failedDecisions: run.failedDecisions + 1,
    tallies: [...run.tallies, { counter: 'failedDecision', about: letter.type }],
    shown: false,
  };
}

function answeredOrParked(run: Run, delivery: Delivery, because: string): Run {
  const key = letterKey(delivery);
  if (run.awaited.some((reply) => reply.key === key)) {
    return {
      ...run,
      awaited: run.awaited.filter((reply) => reply.key !== key),
      answers: [...run.answers, { key, content: { type: 'fault', because } }],
    };
  }
  return {
    ...run,
    parked: [...run.parked, delivery],
    tallies: [...run.tallies, { counter: 'parkedLetter', about: delivery.letter.type }],
  };
}

function withSafetyAlarm(run: Run, { letter, cause }: Delivery): Run {
  if (!isSafety(letter.type)) return run;
  return raiseAlarm(run, {
    kind: 'safetyLetterFailed',
    because: `${letter.type} could not be decided`,
    key: `${run.identity.courseId}:safety:${cause.id}`,
  });
}

/** A fact of a newer release than this one has no contract here yet. */
function isSafety(type: string): boolean {
  const contracts: Readonly<Partial<Record<string, { readonly safety: boolean }>>> = commandContract;
  return contracts[type]?.safety ?? false;
}
