import type { ClinicFile, StaffMember } from '../domain/clinic/clinic-file';
import type { Effect, EffectOutcome, Recipient } from '../domain/course/effects';
import type { CourseIdentity } from '../domain/course/log';
import type { Known } from '../domain/course/surroundings';
import { StoreUnavailable } from '../store';
import { clinicFileOf } from './clinic-file-of';
import { conclude } from './conclude';
import type { CourseActivities } from './contract';
import type { ActivityDependencies } from './dependencies';
import { escalationText } from './messages/escalation-text';
import type { Page, Paged } from './page-staff';
import { channelsOf, pageStaff } from './page-staff';
import { storeAnswer } from './store-answer';
import { isStoreFailure } from './store-failure';

type EscalateEffect = Extract<Effect, { readonly type: 'escalate' }>;

/**
 * Notifies the people of one rung. A routine one goes out at most once, as a reminder does. A safety page goes out at
 * least once: it waits neither for the store nor for an earlier attempt's fate, and mailboxes fold a repeat into one by
 * its Message-ID. Safe to repeat for both: a settled key gives its outcome again. Settles within 30 s.
 */
export function createEscalate(deps: ActivityDependencies): CourseActivities['escalate'] {
  return async (identity, effect) => {
    const told = await alreadyTold(deps, identity, effect);
    if (told !== null) return told;
    return conclude(deps, effect.key, await notify(deps, identity, effect));
  };
}

/** The outcome that stands instead of sending, or null when the page is to go out. */
async function alreadyTold(
  { store }: ActivityDependencies,
  identity: CourseIdentity,
  { key, safety, now }: EscalateEffect,
): Promise<EffectOutcome | null> {
  try {
    const claim = await storeAnswer(store.effects.claim(key, identity, now));
    if (claim === 'claimed') return null;
    if (claim !== 'claimedBefore') return claim.settled;
    return safety ? null : { type: 'unknown', reason: 'earlierAttemptNeverSettled' };
  } catch (error) {
    if (safety && isStoreFailure(error)) return null;
    if (error instanceof StoreUnavailable) return { type: 'failedTemporarily', reason: 'storeUnavailable' };
    throw error;
  }
}

async function notify(
  deps: ActivityDependencies,
  identity: CourseIdentity,
  effect: EscalateEffect,
): Promise<EffectOutcome> {
  const clinic = await clinicFileOf(deps.clinics, identity.clinic);
  const message = escalationText({ ...effect, courseId: identity.courseId });
  const page: Page = { key: effect.key, realm: identity.realm, message, at: effect.now };
  const each = effect.recipients.map((recipient) => reach(deps, page, recipient, clinic, effect.safety));
  const paged = (await Promise.all(each)).flat();
  const results = paged.map(({ result }) => result);
  const repeat = paged.find(({ worthRepeating }) => worthRepeating);
  const nobody = !results.some(({ delivered }) => delivered);
  return nobody && repeat !== undefined
    ? { type: 'failedTemporarily', reason: repeat.result.reason ?? 'notDelivered' }
    : { type: 'notified', results };
}

/** Pages one person by the rung's channel; for safety also by every other one that person has, when the first fails. */
async function reach(
  deps: ActivityDependencies,
  page: Page,
  { person, channel }: Recipient,
  clinic: Known<ClinicFile>,
  safety: boolean,
): Promise<readonly Paged[]> {
  if (!clinic.known && channel !== 'console') {
    return [{ result: { person, channel, delivered: false, reason: 'clinicFileUnknown' }, worthRepeating: true }];
  }
  const member = clinic.known ? memberOf(clinic.value, person) : undefined;
  const first = await pageStaff(deps, page, member ?? { person }, channel);
  if (!safety || first.result.delivered || member === undefined) return [first];
  const others = channelsOf(member).filter((other) => other !== channel);
  return [first, ...(await Promise.all(others.map((other) => pageStaff(deps, page, member, other))))];
}

function memberOf({ staff, fallback }: ClinicFile, person: string): StaffMember | undefined {
  return [...staff, fallback].find((member) => member.person === person);
}
