import type { CommandId, SessionId } from '../../ids';
import { plusMinutes } from '../../time/instant';
import { spacingDemandOf } from '../../spacing/demand-of';
import type { BookingEvaluation } from '../../spacing/evaluation';
import type { Actor } from '../actor';
import type { Change } from '../change';
import type { RequestCommand } from '../commands';
import type { Scene } from '../owed';
import type { Refusal } from '../refusal';
import { judgeSpacing } from '../spacing-of-course';
import { consentAsNeeded } from '../state/consent';
import { isDosingPhase } from '../state/rounds';
import { accepted, refused, type Handled } from './handled';

type BookSession = Extract<RequestCommand, { readonly type: 'BookSession' }>;

/** Asks the ledger for a hold; the booking stands, and the caller is answered, only when the ledger has agreed. */
export function bookSession(scene: Scene, command: BookSession, commandId: CommandId, actor: Actor): Handled {
  const refusal = whyNotBookable(scene, command) ?? whySpacingRefuses(scene, command, commandId, actor);
  return refusal ? refused(refusal) : accepted(requested(scene, command, commandId));
}

/** Session ids come from the command that asked for them. */
function sessionIdOf(commandId: CommandId): SessionId {
  return `s-${commandId.slice(0, 10)}` as SessionId;
}

function whyNotBookable(scene: Scene, { startsAt, replaces }: BookSession): Refusal | null {
  const { course, moment, phase, round } = scene;
  if (!moment.surroundings.clinic.known) {
    return {
      type: 'LedgerUnavailable',
      reason: `the clinic's file cannot be read (${moment.surroundings.clinic.why})`,
    };
  }
  if (startsAt <= moment.now) return { type: 'StartsInThePast', startsAt, now: moment.now };
  if (course.paused) return { type: 'CoursePaused' };
  const absent = course.clinical.diedAt ? 'the patient has died' : 'the patient is in hospital';
  if (course.clinical.diedAt || course.clinical.hospitalisedAt) {
    return { type: 'NotReady', reasons: [{ gate: 'courseActive', because: absent }] };
  }
  if (!isDosingPhase(phase) || !round)
    return { type: 'NotInPhase', phase, needed: ['treatment', 'booster', 'maintenance'] };
  const { signedAt, withdrawnAt } = consentAsNeeded(course.clinical.consent, scene.protocol);
  if (!signedAt || withdrawnAt) {
    const because = withdrawnAt
      ? `consent was withdrawn at ${withdrawnAt}`
      : 'consent is not signed on the form of the protocol';
    return { type: 'NotReady', reasons: [{ gate: 'consentCurrent', because }] };
  }
  const pending = course.clinical.sessions.find(({ status }) => status === 'requested');
  if (pending) return { type: 'BookingPending', session: pending.id };
  if (replaces === null) return null;
  const old = course.clinical.sessions.find(({ id }) => id === replaces);
  if (!old) return { type: 'SessionUnknown', session: replaces };
  if (old.status === 'booked') return null;
  return { type: 'SessionNotInState', session: replaces, status: old.status, needed: ['booked'] };
}

function whySpacingRefuses(scene: Scene, command: BookSession, commandId: CommandId, actor: Actor): Refusal | null {
  const series = scene.round?.series;
  if (!series) return { type: 'NotInPhase', phase: scene.phase, needed: ['treatment', 'booster', 'maintenance'] };
  const { startsAt, replaces, reason, override } = command;
  const byClinician = actor.role === 'clinician' || actor.role === 'medicalLead';
  const evaluation = judgeSpacing(scene, { session: sessionIdOf(commandId), series: series.id, startsAt, replaces });
  const { code } = evaluation;
  if (code === 'extraneous') return { type: 'SeriesFull', series: series.id };
  if (override && !byClinician) return { type: 'RoleNotAllowed', needed: ['clinician', 'medicalLead'] };
  if (override && reason === null) return { type: 'ReasonNeeded', why: 'an override of spacing' };
  if (code === 'tooEarly' && !override) return { type: 'TooEarly', evaluation };
  return whyReasonNeeded(evaluation, series.introductory, reason, byClinician);
}

/** Inside grace, past the target of an introductory series and past the maximum somebody says why (R8, R14). */
function whyReasonNeeded(
  { code, rule }: BookingEvaluation,
  introductory: boolean,
  reason: string | null,
  byClinician: boolean,
): Refusal | null {
  if (code === 'withinGrace' && reason === null) return { type: 'ReasonNeeded', why: `inside the grace of ${rule}` };
  if (code === 'overdue' && reason === null) return { type: 'ReasonNeeded', why: `past ${rule}` };
  if (code === 'late' && introductory) {
    if (reason === null) return { type: 'ReasonNeeded', why: `past ${rule} of an introductory series` };
    if (!byClinician) return { type: 'RoleNotAllowed', needed: ['clinician', 'medicalLead'] };
  }
  return null;
}

function requested(scene: Scene, command: BookSession, commandId: CommandId): Change {
  const { protocol, zone, round, moment } = scene;
  const series = round?.series;
  if (!series) throw new Error('A booking was asked for outside a round');
  const { startsAt, reason, override, replaces } = command;
  const session = sessionIdOf(commandId);
  const endsAt = plusMinutes(startsAt, series.durationMinutes.minutes);
  const demand = spacingDemandOf(protocol, series.id, zone);
  return {
    event: () => ({
      type: 'SessionRequested',
      session,
      series: series.id,
      startsAt,
      endsAt,
      reason,
      override,
      replaces,
    }),
    effect: (key) => ({
      type: 'reserveSpacing',
      key,
      session,
      startsAt,
      endsAt,
      demand,
      override: override ? { reason: reason ?? '' } : null,
      replaces,
      now: moment.now,
    }),
    rule: demand.rule,
  };
}
