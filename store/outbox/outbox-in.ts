import type { Database } from '../database/database';
import type { Outbox } from './outbox';

export function outboxIn(db: Database): Outbox {
  return {
    async put({ to, ...message }) {
      await db
        .insertInto('outbox')
        .values({ ...message, recipient: to })
        .onConflict((row) => row.column('key').doNothing())
        .execute();
    },
    async list(realm) {
      let query = db.selectFrom('outbox').selectAll().orderBy('position');
      if (realm !== undefined) query = query.where('realm', '=', realm);
      const rows = await query.execute();
      return rows.map(({ position: _position, recipient, ...message }) => ({ ...message, to: recipient }));
    },
  };
}
