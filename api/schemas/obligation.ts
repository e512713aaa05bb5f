import { z } from 'zod';
import { clinicZone, instant } from './instant';
import { realm } from './course-summary';

/** Something owed, as the work list shows it. */
export const obligation = z
  .object({
    courseId: z.string(),
    obligation: z.string(),
    realm,
    clinic: z.string(),
    zone: clinicZone,
    patient: z.string(),
    kind: z.string(),
    owner: z.string(),
    status: z.enum(['open', 'done', 'notNeeded', 'couldNotDo']),
    safety: z.boolean(),
    openedAt: instant,
    dueAt: instant,
    endedAt: instant.nullable(),
    session: z.string().nullable(),
    finding: z.string().nullable(),
    escalationLevel: z
      .int()
      .nullable()
      .meta({ description: 'Highest rung of the current pass; null while nothing was raised.' }),
    escalationPass: z.int().nullable(),
    acknowledgedUntil: instant.nullable(),
    remindersSent: z.int(),
    lastRemindedAt: instant.nullable(),
    lastContactAt: instant.nullable(),
  })
  .meta({ id: 'Obligation' });
