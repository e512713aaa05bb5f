import type { Delivery } from '../../domain/course/letters';
import { isWakeDue, isWakeFirst, nextRingAt, wakeDueAt } from './alarm-clock';
import { unheardAlarms } from './alarms-under-way';
import { carry } from './carry';
import { isNoEffectUnderWay } from './effects-under-way';
import { wakeLetter } from './engine-letters';
import { healthOf } from './health';
import type { Next } from './next';
import { isAllRecorded, isBatchFull, nextBatch } from './record-lane';
import type { Run } from './run';

/** What to do next. Letters go first, so that a burst of steps is recorded and shown at once. */
export function plan(run: Run): Next {
  const { identity, answers, effects, alarms, log, now } = run;
  if (answers.length > 0) return { type: 'answer', answers };
  if (effects.waiting.length > 0) return { type: 'startEffects', identity, effects: effects.waiting };
  if (alarms.waiting.length > 0) return { type: 'raiseAlarms', alarms: alarms.waiting };
  const delivery = nextLetter(run);
  if (delivery !== null)
    return (isBatchFull(run) && recordNext(run)) || { type: 'advance', input: { identity, log, delivery, now } };
  if (!run.shown) return showNext(run);
  return leaveNext(run) ?? recordNext(run) ?? waitNext(run);
}

function nextLetter(run: Run): Delivery | null {
  const dueAt = wakeDueAt(run);
  if (dueAt !== null && isWakeFirst(run)) return wakeLetter(dueAt);
  return run.mailbox[0] ?? null;
}

function recordNext(run: Run): Next | null {
  const input = nextBatch(run);
  return input === null ? null : { type: 'record', input, throughSeq: run.lane.recordedThrough + input.entries.length };
}

function showNext(run: Run): Next {
  const { identity, last, tallies } = run;
  return { type: 'show', identity, card: last?.card ?? null, health: healthOf(run), tallies };
}

/** Ends the run, or hands it on, once it is quiet and every handler has finished; a batch in flight holds only the end up. */
function leaveNext(run: Run): Next | null {
  if (!isQuiet(run)) return null;
  const { due } = run.continuation;
  if (isFinished(run)) return run.drained ? { type: 'finish' } : { type: 'drain' };
  if (due === 'no') return null;
  return run.drained ? { type: 'continueAsNew', carried: carry(run), upgrade: due === 'newBuild' } : { type: 'drain' };
}

function waitNext(run: Run): Next {
  const { armedFor } = run.clock;
  const at = nextRingAt(run);
  // An armed timer is never moved later: ringing early costs less than arming anew with every letter.
  return at !== null && (armedFor === null || at < armedFor) ? { type: 'arm', at } : { type: 'wait' };
}

function isQuiet(run: Run): boolean {
  return run.mailbox.length === 0 && run.awaited.length === 0 && isNoEffectUnderWay(run.effects) && !isWakeDue(run);
}

/** Nothing more will come of it: the course has ended, or its opening failed and left no trace. */
function isFinished(run: Run): boolean {
  const isOver = run.last?.ended ?? run.log.length === 0;
  return isOver && run.parked.length === 0 && unheardAlarms(run.alarms).length === 0 && isAllRecorded(run);
}
