import type { Database } from '../database/database';
import { raiseAlert } from './raise-alert';
import type { Alerts } from './alerts';

export function alertsIn(db: Database): Alerts {
  return {
    raise: (alert) => raiseAlert(db, alert),
    async list() {
      const rows = await db.selectFrom('engineAlerts').selectAll().orderBy('position', 'desc').execute();
      return rows.map(({ key, kind, courseId, because, at }) => ({
        key,
        kind,
        ...(courseId === null ? {} : { course: courseId }),
        because,
        at,
      }));
    },
  };
}
