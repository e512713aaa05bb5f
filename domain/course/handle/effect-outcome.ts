import type { EffectKey } from '../../ids';
import { plusMinutes } from '../../time/instant';
import { unreachable } from '../../unreachable';
import { engine } from '../actor';
import { said, type Change } from '../change';
import type { EffectOutcome } from '../effects';
import type { CourseEvent } from '../events';
import { minutesBetweenTries } from '../consequences/reminder-decision';
import type { Scene } from '../owed';
import { judgeSpacing } from '../spacing-of-course';
import type { LogEntry } from '../log';

type Asked = Extract<CourseEvent, { readonly type: 'SessionRequested' | 'ReminderRequested' | 'EscalationRaised' }>;

type ReminderRequested = Extract<Asked, { readonly type: 'ReminderRequested' }>;

/** What the outcome of an effect comes to. An outcome that was heard already, or of an effect unknown, changes nothing. */
export function settleEffect(scene: Scene, key: EffectKey, outcome: EffectOutcome): readonly Change[] {
  const asked = askedBy(scene, key);
  if (!asked || wasHeard(scene, key)) return [];
  switch (asked.type) {
    case 'SessionRequested':
      return settleReservation(scene, asked, outcome);
    case 'ReminderRequested':
      return requestedUnder(scene, key).map((one) => said(reminderOutcome(scene, one, outcome), { actor: engine }));
    case 'EscalationRaised':
      return [said(escalationOutcome(scene, asked, outcome), { actor: engine })];
    default:
      return unreachable(asked);
  }
}

function wasHeard({ course }: Scene, key: EffectKey): boolean {
  return course.log.some(({ cause }) => cause.kind === 'effect' && cause.id === key);
}

/** The entry that an effect's key names: `courseId:seq:n`. */
function askedBy({ course }: Scene, key: EffectKey): Asked | null {
  const seq = Number(key.split(':').at(-2));
  const event = course.log.find((entry: LogEntry) => entry.seq === seq)?.event;
  const asks =
    event?.type === 'SessionRequested' || event?.type === 'ReminderRequested' || event?.type === 'EscalationRaised';
  return asks ? event : null;
}

/** Several reminders may have gone in one message. */
function requestedUnder({ course }: Scene, key: EffectKey): readonly ReminderRequested[] {
  return course.log.flatMap(({ event }) => (event.type === 'ReminderRequested' && event.effect === key ? [event] : []));
}

function settleReservation(
  scene: Scene,
  asked: Extract<Asked, { type: 'SessionRequested' }>,
  outcome: EffectOutcome,
): readonly Change[] {
  const { session, series, startsAt, endsAt, replaces, override } = asked;
  const waiting = scene.course.clinical.sessions.find(({ id }) => id === session)?.status === 'requested';
  if (outcome.type === 'held' && waiting) {
    const judged = judgeSpacing(scene, { session, series, startsAt, replaces });
    const evaluation = override && judged.code === 'tooEarly' ? { ...judged, code: 'overridden' as const } : judged;
    return [
      said({ type: 'SessionBooked', session, series, startsAt, endsAt, evaluation, replaces }, { actor: engine }),
    ];
  }
  if (outcome.type === 'held') return [said({ type: 'LateHoldReleased', session }, { actor: engine })];
  if (!waiting) return [];
  const refusal =
    outcome.type === 'spacingRefused'
      ? ({ type: 'TooEarly', evaluation: outcome.evaluation } as const)
      : ({ type: 'LedgerUnavailable', reason: 'reason' in outcome ? outcome.reason : outcome.type } as const);
  return [said({ type: 'BookingRefused', session, refusal }, { actor: engine })];
}

function reminderOutcome(
  { moment }: Scene,
  { obligation, plannedAt, channel }: ReminderRequested,
  outcome: EffectOutcome,
): CourseEvent {
  const told = { obligation, plannedAt };
  const left = 'leftOut' in outcome ? outcome.leftOut?.find((one) => one.obligation === obligation) : undefined;
  if (left) return { type: 'ReminderNotSent', ...told, reason: left.reason };
  if (outcome.type === 'sent') return { type: 'ReminderSent', ...told, channel };
  if (outcome.type === 'failedTemporarily') {
    const until = plusMinutes(moment.now, minutesBetweenTries);
    return { type: 'ReminderPostponed', ...told, until, reason: outcome.reason };
  }
  const reason = outcome.type === 'notSent' ? outcome.reason : 'outcomeUnknown';
  return { type: 'ReminderNotSent', ...told, reason };
}

const longestMinutesBetweenPages = 60;

function escalationOutcome(
  { course, moment }: Scene,
  { obligation, level, pass }: Extract<Asked, { type: 'EscalationRaised' }>,
  outcome: EffectOutcome,
): CourseEvent {
  const told = { obligation, level, pass };
  if (outcome.type === 'notified' && outcome.results.some(({ delivered }) => delivered)) {
    return { type: 'EscalationNotified', ...told, results: outcome.results };
  }
  const failedTries = course.obligations.get(obligation)?.climb.failedTries ?? 0;
  const minutes = Math.min(2 ** failedTries, longestMinutesBetweenPages);
  const reason = 'reason' in outcome ? outcome.reason : 'nobody could be reached';
  return { type: 'EscalationNotDelivered', ...told, reason, tryAgainAt: plusMinutes(moment.now, minutes) };
}
