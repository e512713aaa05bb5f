import type { Database } from '../database/database';
import { jsonText } from '../database/json-text';
import type { AccessLog } from './access-log';

export function accessLogIn(db: Database): AccessLog {
  return {
    async log({ actor, patient, what, at, reason }) {
      const row = { actor: jsonText(actor), patient, what, at, reason: reason ?? null };
      await db.insertInto('accessLog').values(row).execute();
    },
    async list(patient, limit) {
      const rows = await db
        .selectFrom('accessLog')
        .selectAll()
        .where('patient', '=', patient)
        .orderBy('position', 'desc')
        .limit(limit)
        .execute();
      return rows.map(({ actor, what, at, reason }) => ({
        actor,
        patient,
        what,
        at,
        ...(reason === null ? {} : { reason }),
      }));
    },
  };
}
