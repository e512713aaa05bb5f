import type { EffectOutcome, LeftOut } from '../domain/course/effects';
import type { CourseIdentity } from '../domain/course/log';
import { unreachable } from '../domain/unreachable';
import { StoreUnavailable } from '../store';
import type { Dispatch } from './channels/mail';
import { clinicFileOf } from './clinic-file-of';
import { conclude } from './conclude';
import type { CourseActivities } from './contract';
import { deliver } from './deliver';
import type { ActivityDependencies } from './dependencies';
import { digestText } from './messages/digest-text';
import { reminderText } from './messages/reminder-text';
import type { RemindEffect } from './reminder-objection';
import { addressOf, messageObjection, tellable } from './reminder-objection';
import { storeAnswer } from './store-answer';

const storeAway: EffectOutcome = { type: 'failedTemporarily', reason: 'storeUnavailable' };

/**
 * Writes to a patient, once for all that the effect tells. Safe to repeat, since a patient is written to at most once: the effect's key is claimed in the
 * store before anything leaves, a settled key gives its outcome again, and one that was claimed but never settled may
 * have been sent, so it is `unknown` and the course asks a person. Settles within 30 s.
 */
export function createRemind(deps: ActivityDependencies): CourseActivities['remind'] {
  return async (identity, effect) => {
    try {
      const claim = await storeAnswer(deps.store.effects.claim(effect.key, identity, effect.now));
      if (claim === 'claimedBefore') return { type: 'unknown', reason: 'earlierAttemptNeverSettled' };
      if (claim !== 'claimed') return claim.settled;
    } catch (error) {
      if (error instanceof StoreUnavailable) return storeAway;
      throw error;
    }
    return conclude(deps, effect.key, await attempt(deps, identity, effect));
  };
}

async function attempt(
  deps: ActivityDependencies,
  identity: CourseIdentity,
  effect: RemindEffect,
): Promise<EffectOutcome> {
  const { store, clinics } = deps;
  const { realm, patient } = identity;
  try {
    const [contacts, absence, sentThisWeek, clinic] = await storeAnswer(
      Promise.all([
        store.patients.contactsOf(patient),
        store.courses.absenceOf(identity),
        store.effects.sentThisWeek(realm, patient, effect.channel, effect.now),
        clinicFileOf(clinics, identity.clinic),
      ]),
    );
    if (contacts === null) return { type: 'notSent', reason: 'patientNotInRegister' };
    if (!clinic.known) return { type: 'failedTemporarily', reason: 'clinicFileUnknown' };
    const objection = absence ?? messageObjection(effect, contacts, sentThisWeek);
    if (objection !== null) return { type: 'notSent', reason: objection };
    const { items, leftOut } = tellable(effect, contacts);
    const [first, second] = items;
    if (!first) return nothingTold(leftOut);
    const writing = { clinic: clinic.value, patient: contacts };
    const text = second
      ? digestText({ items, channel: effect.channel, ...writing })
      : reminderText({ ...first, ...writing });
    if ('cannotWrite' in text) return { type: 'notSent', reason: text.cannotWrite, ...told(leftOut) };
    const dispatch = await deliver(deps, {
      key: effect.key,
      realm,
      channel: effect.channel,
      address: addressOf(contacts, effect.channel),
      addressee: 'the patient',
      message: text.message,
      at: effect.now,
    });
    return outcomeOf(dispatch, effect, leftOut);
  } catch (error) {
    if (error instanceof StoreUnavailable) return storeAway;
    throw error;
  }
}

function outcomeOf(dispatch: Dispatch, { channel }: RemindEffect, leftOut: readonly LeftOut[]): EffectOutcome {
  switch (dispatch.type) {
    case 'accepted':
      return { type: 'sent', channel, ...told(leftOut) };
    case 'refused':
      return { type: 'notSent', reason: dispatch.reason, ...told(leftOut) };
    case 'unknown':
      return { ...dispatch, ...told(leftOut) };
    case 'failedTemporarily':
      return dispatch;
    default:
      return unreachable(dispatch);
  }
}

/** The reason of the first is that of the message; the others keep their own. */
function nothingTold([first, ...others]: readonly LeftOut[]): EffectOutcome {
  return { type: 'notSent', reason: first!.reason, ...told(others) };
}

function told(leftOut: readonly LeftOut[]): { readonly leftOut?: readonly LeftOut[] } {
  return leftOut.length === 0 ? {} : { leftOut };
}
