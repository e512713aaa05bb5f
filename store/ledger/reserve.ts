import { sql } from 'kysely';
import type { EffectOutcome } from '../../domain/course/effects';
import type { CourseIdentity } from '../../domain/course/log';
import type { LedgerRow } from '../../domain/course/surroundings';
import { laterOf } from '../../domain/time/instant';
import { identityOf } from '../courses/event-row';
import type { Database, Transaction } from '../database/database';
import { jsonText } from '../database/json-text';
import { takeLock } from '../database/take-lock';
import type { Admission, Evaluate, ReserveSpacing } from './ledger';
import { insertIfFree, ledgerRowSeenFrom } from './ledger-row';
import { patientLockName } from './patient-lock-name';

/** See `Ledger.reserve`. */
export async function reserve(
  db: Database,
  identity: CourseIdentity,
  effect: ReserveSpacing,
  evaluate: Evaluate,
): Promise<EffectOutcome> {
  return db.transaction().execute(async (tx) => {
    await takeLock(tx, 'patient', patientLockName(identity));
    const before = await outcomeOf(tx, effect);
    if (before !== null) return before;
    const outcome = await outcomeNow(tx, identity, effect, evaluate);
    await keepOutcome(tx, identity, effect, outcome);
    return outcome;
  });
}

async function outcomeNow(
  tx: Transaction,
  identity: CourseIdentity,
  effect: ReserveSpacing,
  evaluate: Evaluate,
): Promise<EffectOutcome> {
  const admission = evaluate(await neighboursOf(tx, identity, effect), effect);
  if (!admission.admissible) return { type: 'spacingRefused', evaluation: admission.evaluation };
  if (await hold(tx, identity, effect, admission)) return { type: 'held' };
  // Somebody got past the lock: what the rules say now that the other booking is there is what the caller is told.
  const again = evaluate(await neighboursOf(tx, identity, effect), effect);
  const evaluation = again.admissible
    ? ({ ...again.evaluation, code: 'tooEarly', reasonCode: 'minimumGap' } as const)
    : again.evaluation;
  return { type: 'spacingRefused', evaluation };
}

/** The patient's other sessions, without the one proposed and the one it replaces. */
async function neighboursOf(
  tx: Transaction,
  { courseId, realm, patient, clinic }: CourseIdentity,
  { session, replaces }: ReserveSpacing,
): Promise<readonly LedgerRow[]> {
  const rows = await tx
    .selectFrom('ledger')
    .selectAll()
    .where('realm', '=', realm)
    .where('patient', '=', patient)
    .orderBy('startsAt')
    .orderBy('courseId')
    .orderBy('session')
    .execute();
  const own = [session, replaces];
  return rows
    .filter((row) => row.courseId !== courseId || !own.includes(row.session))
    .map((row) => ledgerRowSeenFrom(clinic, row));
}

/** Puts the hold in the place of the booking it replaces; false, with nothing changed, where the constraint is against it. */
async function hold(
  tx: Transaction,
  identity: CourseIdentity,
  effect: ReserveSpacing,
  { hardFloorAfter }: Admission,
): Promise<boolean> {
  const { session, startsAt, endsAt, replaces } = effect;
  const floorAt = laterOf(hardFloorAfter, startsAt);
  const overridden = effect.override !== null;
  const demand = jsonText(effect.demand);
  const leaving = [session, ...(replaces === null ? [] : [replaces])];

  await sql`savepoint hold`.execute(tx);
  await tx
    .deleteFrom('ledger')
    .where('courseId', '=', identity.courseId)
    .where('session', 'in', leaving)
    .where('kind', '=', 'booking')
    .execute();
  const taken = await insertIfFree(tx, {
    ...identityOf(identity),
    session,
    kind: 'booking',
    startsAt,
    floorAt,
    demand,
    zoneAssumed: false,
    overridden,
    constrained: !overridden,
  });
  if (!taken) {
    await sql`rollback to savepoint hold`.execute(tx);
    return false;
  }
  await tx
    .insertInto('reservations')
    .values({
      effectKey: effect.key,
      courseId: identity.courseId,
      session,
      startsAt,
      endsAt,
      floorAt,
      demand,
      overridden,
      replaces,
    })
    .execute();
  return true;
}

async function outcomeOf(tx: Transaction, { key }: ReserveSpacing): Promise<EffectOutcome | null> {
  const row = await tx.selectFrom('effects').select('outcome').where('key', '=', key).executeTakeFirst();
  return row?.outcome ?? null;
}

async function keepOutcome(
  tx: Transaction,
  { courseId, realm, patient }: CourseIdentity,
  { key, now }: ReserveSpacing,
  outcome: EffectOutcome,
): Promise<void> {
  const kept = { outcome: jsonText(outcome) };
  await tx
    .insertInto('effects')
    .values({ key, courseId, realm, patient, at: now, ...kept })
    .onConflict((row) => row.column('key').doUpdateSet(kept))
    .execute();
}
