import type { ClinicFile, StaffMember } from '../domain/clinic/clinic-file';
import type { EffectKey } from '../domain/ids';
import { unreachable } from '../domain/unreachable';
import { clinicFileOf } from './clinic-file-of';
import type { AlarmInput, CourseActivities } from './contract';
import type { ActivityDependencies } from './dependencies';
import { alarmText } from './messages/alarm-text';
import type { Paged } from './page-staff';
import { channelsOf, pageStaff } from './page-staff';
import { storeAnswer } from './store-answer';
import { isStoreFailure } from './store-failure';

/**
 * Says that the engine itself failed: to the operators always, and for a safety letter to the clinic's people on call.
 * Needs neither a rule nor the database. Safe to repeat: a key that was settled stays silent, and without the store to
 * ask, one page too many is better than none. Rejects when nobody could be reached, to be tried again until somebody is.
 */
export function createAlarm(deps: ActivityDependencies): CourseActivities['alarm'] {
  return async (input) => {
    await tellOperators(deps, input);
    switch (input.kind) {
      case 'engine':
        return;
      case 'safetyLetterFailed':
        if (!(await alreadyRung(deps, input))) await ring(deps, input);
        return;
      default:
        unreachable(input.kind);
    }
  };
}

async function tellOperators(deps: ActivityDependencies, input: AlarmInput): Promise<void> {
  const { identity, kind, because, key } = input;
  deps.log.error({ course: identity.courseId, kind, because, key }, 'Engine alert');
  const alert = { key, kind, course: identity.courseId, because, at: deps.hostNow() };
  // The log has it; the work list of alerts may be out of reach.
  await unlessFailing(deps.store.alerts.raise(alert));
}

async function alreadyRung({ store, hostNow }: ActivityDependencies, { key, identity }: AlarmInput): Promise<boolean> {
  const claim = await unlessFailing(store.effects.claim(key as EffectKey, identity, hostNow()));
  return typeof claim === 'object';
}

async function ring(deps: ActivityDependencies, { identity, key }: AlarmInput): Promise<void> {
  const clinic = await clinicFileOf(deps.clinics, identity.clinic);
  if (!clinic.known) throw new Error('The clinic file is unknown, so nobody on call can be paged');
  const page = { key, realm: identity.realm, message: alarmText(identity.courseId), at: deps.hostNow() };
  const each = onCallOf(clinic.value).flatMap((member) =>
    channelsOf(member).map((channel) => pageStaff(deps, page, member, channel)),
  );
  const results = (await Promise.all(each)).map(({ result }: Paged) => result);
  if (!results.some(({ delivered }) => delivered)) throw new Error('Nobody on call could be paged');
  await unlessFailing(deps.store.effects.settle(key as EffectKey, { type: 'notified', results }));
}

/**
 * Everybody who is named in an on-call rota, on duty now or not, and the fallback: with no rule and no clock to trust,
 * waking one person too many leaves nobody out.
 */
function onCallOf({ rotas, staff, fallback }: ClinicFile): readonly StaffMember[] {
  const turns = rotas.filter(({ onCall }) => onCall).flatMap((rota) => rota.turns);
  const named = new Set(turns.map(({ person }) => person));
  return [...staff.filter(({ person }) => named.has(person) && person !== fallback.person), fallback];
}

/** The store's answer, or undefined while it has none. */
async function unlessFailing<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await storeAnswer(answer);
  } catch (error) {
    if (isStoreFailure(error)) return undefined;
    throw error;
  }
}
