import type { Instant } from '../../domain/time/instant';
import type { CarriedCourse } from '../messages';
import { alarmsOf } from './alarms-under-way';
import { enterCommand, enterFact } from './enter-letter';
import { lookAgainLetter } from './engine-letters';
import { laneOf } from './record-lane';
import type { Run } from './run';

/** The first state of a run. The opening letter is in the mailbox before any handler can put another there. */
export function begin(carried: CarriedCourse, now: Instant): Run {
  const { identity, log, recordedThrough, parked, opening, last, alarms } = carried;
  const run: Run = {
    identity,
    now,
    log,
    logChars: JSON.stringify(log).length,
    last: last ?? null,
    mailbox: [],
    parked,
    awaited: [],
    answers: [],
    effects: { waiting: [], inFlight: [] },
    lane: laneOf(log, recordedThrough),
    alarms: alarmsOf(alarms ?? []),
    clock: { failures: 0, failedAt: null, armedFor: null, passedOver: 0 },
    failedDecisions: 0,
    tallies: [],
    shown: false,
    continuation: { due: 'no', beganWith: log.length, afterEntries: carried.continueAfterEntries ?? null },
    drained: false,
  };
  const opened = opening === null ? run : enterCommand(run, opening);
  const knowsWhatIsDue = log.length === 0 || last !== undefined;
  return carried.lookAgain || !knowsWhatIsDue ? enterFact(opened, lookAgainLetter(now)) : opened;
}
