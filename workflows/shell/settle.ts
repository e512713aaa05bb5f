import { unreachable } from '../unreachable';
import { replyDueBy } from './alarm-clock';
import { alarmHeard, alarmsRaised, raiseAlarm } from './alarms-under-way';
import { decided } from './decided';
import { effectSettled, effectsStarted } from './effects-under-way';
import { effectSettledLetter } from './engine-letters';
import { enterCommand, enterFact } from './enter-letter';
import type { Arrival, Done, Outcome } from './outcome';
import { recorded } from './record-lane';
import type { Continuation, Run } from './run';
import { undecided } from './undecided';

/** The run after it did one thing, with all that arrived meanwhile. */
export function settle(run: Run, { at, done, arrivals, continueAsNew }: Outcome): Run {
  const drained = done.type === 'drained' && arrivals.length === 0;
  const acted = afterDoing({ ...run, now: at, drained }, done);
  const arrived = withoutForgottenReplies(arrivals.reduce(afterArrival, acted));
  return { ...arrived, continuation: continuationOf(arrived, continueAsNew) };
}

function afterDoing(run: Run, done: Done): Run {
  switch (done.type) {
    case 'answered':
      return { ...run, answers: [] };
    case 'effectsStarted':
      return { ...run, effects: effectsStarted(run.effects) };
    case 'alarmsRaised':
      return { ...run, alarms: alarmsRaised(run.alarms) };
    case 'decided':
      return decided(run, done.input, done.step);
    case 'undecided':
      return undecided(run, done.input, done.because);
    case 'recordStarted':
      return { ...run, lane: { ...run.lane, inFlightThrough: done.throughSeq } };
    case 'shown':
      return { ...run, shown: true, tallies: [] };
    case 'armed':
      return { ...run, clock: { ...run.clock, armedFor: done.at } };
    case 'waited':
    case 'drained':
      return run;
    default:
      return unreachable(done);
  }
}

function afterArrival(run: Run, arrival: Arrival): Run {
  switch (arrival.type) {
    case 'command':
      return enterCommand(run, arrival.delivery);
    case 'fact':
      return enterFact(run, arrival.delivery);
    case 'effectSettled': {
      const { key, outcome } = arrival;
      return enterFact({ ...run, effects: effectSettled(run.effects, key) }, effectSettledLetter(key, outcome));
    }
    case 'recorded':
      return { ...run, lane: recorded(run, arrival.throughSeq) };
    case 'notRecorded':
      return raiseAlarm(run, {
        kind: 'engine',
        because: 'The permanent record does not take the entries of this course',
        key: `${run.identity.courseId}:record:${arrival.throughSeq}`,
      });
    case 'alarmHeard':
      return { ...run, alarms: alarmHeard(run.alarms, arrival.key) };
    case 'rang':
      return arrival.at === run.clock.armedFor ? { ...run, clock: { ...run.clock, armedFor: null } } : run;
    default:
      return unreachable(arrival);
  }
}

/** Callers whose reply the rules have forgotten: left waiting, they would keep the run from ever being handed on. */
function withoutForgottenReplies(run: Run): Run {
  const isForgotten = ({ decidedAt }: Run['awaited'][number]): boolean =>
    decidedAt !== null && replyDueBy(decidedAt) <= run.now;
  const forgotten = run.awaited.filter(isForgotten);
  if (forgotten.length === 0) return run;
  return {
    ...run,
    awaited: run.awaited.filter((reply) => !isForgotten(reply)),
    answers: [
      ...run.answers,
      ...forgotten.map(
        ({ key }) => ({ key, content: { type: 'fault', because: 'no reply was decided in time' } }) as const,
      ),
    ],
  };
}

function continuationOf({ continuation, log }: Run, suggested: Continuation['due']): Continuation {
  const { afterEntries, beganWith } = continuation;
  const hasGrown = afterEntries !== null && log.length - beganWith >= afterEntries;
  return { ...continuation, due: suggested === 'no' && hasGrown ? 'sameBuild' : suggested };
}
