import { z } from 'zod';
import { clinicZone, instant } from './instant';

export const realm = z.enum(['real', 'practice']);
export const courseStatus = z.enum(['active', 'held', 'paused', 'closed']);

/** A course as lists show it: as far as it is recorded. */
export const courseSummary = z
  .object({
    courseId: z.string(),
    realm,
    clinic: z.string(),
    zone: clinicZone,
    patient: z.string(),
    protocol: z.object({ id: z.string(), version: z.string() }),
    follows: z.string().nullable(),
    phase: z.string(),
    status: courseStatus,
    next: z.object({ what: z.string(), at: instant }).nullable(),
    openEscalations: z.int(),
    openedAt: instant,
    closedAt: instant.nullable(),
    lastSeq: z.int(),
  })
  .meta({ id: 'CourseSummary' });
