import type { SessionEvent } from '../../domain/course/session-events';
import type { BookingEvaluation } from '../../domain/spacing/evaluation';
import type { WordsOf } from './event-words';
import { refusalDetail } from './refusal-words';
import { act, alarm, fact, refused, spaced } from './words';
import type { Instant } from '../../domain/time/instant';

export const sessionWords: WordsOf<SessionEvent> = {
  SessionRequested: ({ session: id, series, startsAt, override, reason, replaces }, { at, session }) =>
    fact(
      `${session(id)} (${series}) asked for, ${at(startsAt)}` +
        (replaces === null ? '' : `, instead of ${session(replaces)}`) +
        (override ? ', overriding spacing' : '') +
        (reason === null ? '' : `: ${reason}`),
    ),
  SessionBooked: ({ session: id, startsAt, evaluation }, { at, session }) =>
    act(`${session(id)} booked, ${at(startsAt)}${judged(evaluation)}`),
  BookingRefused: ({ session: id, refusal }, { at, session }) =>
    refused(`${session(id)} not booked: ${refusalDetail(refusal, (text) => at(text as Instant))}`),
  LateHoldReleased: ({ session: id }, { session }) => act(`${session(id)}: a hold that came too late was released`),
  BookingBroken: ({ session: id, because }, { session }) => alarm(`${session(id)} no longer has its room: ${because}`),
  BookingCancelled: ({ session: id, reason }, { session }) => fact(`${session(id)} cancelled: ${reason}`),
  SessionMissed: ({ session: id }, { session }) => fact(`${session(id)} missed`),
  MonitorConfirmed: ({ session: id, name }, { session }) => fact(`${session(id)}: ${name} will be there`),
  PreSessionAnswered: ({ session: id, moodPhase, medicationChanged, pregnancy }, { session }) =>
    fact(
      `${session(id)}: mood ${moodPhase}, medication ${medicationChanged ? 'changed' : 'unchanged'}, ` +
        `pregnancy ${spaced(pregnancy)}`,
    ),
  VitalsRecorded: ({ session: id, moment, systolic, diastolic, heartRate }, { session }) =>
    fact(`${session(id)}: vitals ${moment}, ${systolic}/${diastolic} mmHg, ${heartRate} a minute`),
  SessionCleared: ({ session: id }, { session }) => fact(`${session(id)} cleared by a clinician`),
  SessionStarted: ({ session: id }, { session }) => fact(`${session(id)} started`),
  SessionDosed: ({ session: id, dose }, { session }) =>
    fact(`${session(id)}: drug taken${dose === null ? '' : `, ${dose.amount} ${dose.unit}`}`),
  SessionWithheld: ({ session: id, reason }, { session }) => fact(`${session(id)} withheld: ${reason}`),
  SessionAborted: ({ session: id, reason, drugTaken }, { session }) =>
    alarm(`${session(id)} aborted${drugTaken ? ', drug taken' : ''}: ${reason}`),
  AbortedSessionCredited: ({ session: id, reason }, { session }) => fact(`${session(id)} counts: ${reason}`),
  SessionDischarged: ({ session: id }, { session }) => fact(`${session(id)} over, patient discharged`),
};

function judged(evaluation: BookingEvaluation | null): string {
  return evaluation === null || evaluation.code === 'onTarget' ? '' : ` (${spaced(evaluation.code)})`;
}
