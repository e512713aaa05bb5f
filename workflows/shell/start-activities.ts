import { ActivityFailure, proxyActivities, sleep, TimeoutFailure } from '@temporalio/workflow';
import type { AlarmInput, CourseActivities, RecordInput } from '../../activities/contract';
import type { Effect, EffectOutcome } from '../../domain/course/effects';
import type { CourseIdentity } from '../../domain/course/log';
import { unreachable } from '../unreachable';
import type { Inbox } from './inbox';

/** An attempt settles by itself in less; repeats are only for a worker that died. The course decides about another try. */
const effects = proxyActivities<Pick<CourseActivities, 'reserveSpacing' | 'remind' | 'escalate'>>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '1 second', maximumAttempts: 3 },
});

/** For as long as the database is away: soon after it is back, and a few times an hour at no cost to history. */
const untilItSucceeds = { initialInterval: '1 second', maximumInterval: '1 minute' } as const;

/** A batch is one short transaction. */
const { record } = proxyActivities<Pick<CourseActivities, 'record'>>({
  startToCloseTimeout: '30 seconds',
  retry: untilItSucceeds,
});

const { alarm } = proxyActivities<Pick<CourseActivities, 'alarm'>>({
  startToCloseTimeout: '30 seconds',
  retry: untilItSucceeds,
});

/** Starts an effect beside the loop; however it ends, its outcome arrives. */
export function startEffect(inbox: Inbox, identity: CourseIdentity, effect: Effect): void {
  const { key } = effect;
  void carryOut(identity, effect)
    .catch((error: unknown) => outcomeOfFailure(effect, error))
    .then((outcome) => inbox.arrive({ type: 'effectSettled', key, outcome }));
}

/** Starts a batch in the lane; it arrives as recorded however long that takes. */
export function startRecord(inbox: Inbox, input: RecordInput, throughSeq: number): void {
  void untilDone(
    () => record(input),
    () => inbox.arrive({ type: 'notRecorded', throughSeq }),
  ).then(() => inbox.arrive({ type: 'recorded', throughSeq }));
}

/** Rings until somebody is known to have heard. */
export function startAlarm(inbox: Inbox, input: AlarmInput): void {
  void untilDone(
    () => alarm(input),
    () => undefined,
  ).then(() => inbox.arrive({ type: 'alarmHeard', key: input.key }));
}

function carryOut(identity: CourseIdentity, effect: Effect): Promise<EffectOutcome> {
  switch (effect.type) {
    case 'reserveSpacing':
      return effects.reserveSpacing(identity, effect);
    case 'remind':
      return effects.remind(identity, effect);
    case 'escalate':
      return effects.escalate(identity, effect);
    default:
      return unreachable(effect);
  }
}

/** A reminder that timed out may have been sent, and goes at most once; everything else may be tried again. */
function outcomeOfFailure(effect: Effect, error: unknown): EffectOutcome {
  if (!(error instanceof ActivityFailure)) throw error;
  const hasTimedOut = error.cause instanceof TimeoutFailure;
  const reason = hasTimedOut ? 'the attempt timed out' : (error.cause?.message ?? error.message);
  return { type: effect.type === 'remind' && hasTimedOut ? 'unknown' : 'failedTemporarily', reason };
}

/** Only a failure marked as final ends the activity's own retries; an operator may mend even that. */
async function untilDone(act: () => Promise<void>, onFinalFailure: () => void): Promise<void> {
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof ActivityFailure)) throw error;
      onFinalFailure();
      await sleep('1 hour');
    }
  }
}
