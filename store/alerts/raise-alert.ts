import type { Database } from '../database/database';
import type { Alert } from './alerts';

/** Keeps an alert; one already there under the same key stays as it is. */
export async function raiseAlert(db: Database, { key, kind, course, because, at }: Alert): Promise<void> {
  await db
    .insertInto('engineAlerts')
    .values({ key, kind, courseId: course ?? null, because, at })
    .onConflict((row) => row.column('key').doNothing())
    .execute();
}
