import type { CourseIdentity, Log } from '../../domain/course/log';
import { entryOf, identityOf } from '../courses/event-row';
import { ledgerEventTypes } from '../courses/what-events-move';
import type { Transaction } from '../database/database';
import { jsonText } from '../database/json-text';
import { takeLock } from '../database/take-lock';
import { demandsWithoutHold } from './demand-without-hold';
import { insertIfFree } from './ledger-row';
import type { NewLedgerRow, StoredLedgerRow } from './ledger-row';
import { patientLockName } from './patient-lock-name';
import { reservationsOf } from './reservation';
import { standingSessions } from './standing-sessions';
import type { StandingSession } from './standing-sessions';

/**
 * Makes a course's rows in the ledger what its recorded log says. Nothing recorded is ever turned away here: a held
 * booking that comes back after another took its place is kept outside the constraint.
 */
export async function settleLedger(tx: Transaction, identity: CourseIdentity): Promise<void> {
  await takeLock(tx, 'patient', patientLockName(identity));
  const wanted = standingSessions(await sessionLog(tx, identity), await reservationsOf(tx, identity.courseId));
  const present = await tx.selectFrom('ledger').selectAll().where('courseId', '=', identity.courseId).execute();

  const stays = (row: StoredLedgerRow) => wanted.some((session) => isRowOf(session, row));
  const leaving = present.filter((row) => !stays(row)).map(({ session }) => session);
  if (leaving.length > 0) {
    await tx.deleteFrom('ledger').where('courseId', '=', identity.courseId).where('session', 'in', leaving).execute();
  }
  const coming = wanted.filter((session) => !present.some((row) => isRowOf(session, row)));
  for (const row of await rowsFor(tx, identity, coming)) {
    if (!(await insertIfFree(tx, row)))
      await tx
        .insertInto('ledger')
        .values({ ...row, constrained: false })
        .execute();
  }
}

/** The entries that say what became of the sessions, and every fact that may have replaced another. */
async function sessionLog(tx: Transaction, { courseId }: CourseIdentity): Promise<Log> {
  const rows = await tx
    .selectFrom('events')
    .selectAll()
    .where('courseId', '=', courseId)
    .where((where) => where.or([where('type', 'in', ledgerEventTypes), where('fact', 'is not', null)]))
    .orderBy('seq')
    .execute();
  return rows.map(entryOf);
}

function isRowOf(standing: StandingSession, row: StoredLedgerRow): boolean {
  const { session, kind, startsAt, reservation } = standing;
  return (
    row.session === session &&
    row.kind === kind &&
    row.startsAt === startsAt &&
    row.overridden === isOverridden(standing) &&
    row.floorAt === (reservation?.floorAt ?? null)
  );
}

/** A booking made elsewhere went past the rules just as a clinician's override does. */
function isOverridden({ kind, reservation }: StandingSession): boolean {
  return reservation?.overridden ?? kind === 'booking';
}

async function rowsFor(
  tx: Transaction,
  identity: CourseIdentity,
  sessions: readonly StandingSession[],
): Promise<readonly NewLedgerRow[]> {
  if (sessions.length === 0) return [];
  const withoutHold = sessions.some(({ reservation }) => reservation === null);
  const demandOf = withoutHold ? await demandsWithoutHold(tx, identity) : null;
  return sessions.flatMap((standing) => {
    const { session, kind, startsAt, series, reservation } = standing;
    const told = reservation ? { demand: reservation.demand, zoneAssumed: false } : demandOf?.(series);
    if (told === undefined) return [];
    const overridden = isOverridden(standing);
    return [
      {
        ...identityOf(identity),
        session,
        kind,
        startsAt,
        floorAt: reservation?.floorAt ?? null,
        demand: jsonText(told.demand),
        zoneAssumed: told.zoneAssumed,
        overridden,
        constrained: kind === 'booking' && !overridden,
      },
    ];
  });
}
