import { z } from 'zod';
import { count, name, source, sourcedSpan, span } from './parts';

const spacing = z.strictObject({
  /** The later bound wins. */
  minimum: z.array(sourcedSpan).min(1),
  grace: sourcedSpan.optional(),
  targetFrom: sourcedSpan,
  targetTo: sourcedSpan,
  maximum: sourcedSpan,
  caps: z.array(z.strictObject({ sessions: count, window: span, source })).optional(),
});

export const series = z.strictObject({
  id: name,
  phase: z.enum(['treatment', 'booster', 'maintenance']),
  /** Null: no fixed end; the course is re-authorised by `consultAfter.every`. */
  sessions: z.strictObject({ count: count.nullable(), source }),
  /** Widening past the target then needs a clinician's reason. */
  introductory: z.boolean(),
  spacing,
  durationMinutes: z.strictObject({ minutes: count, source }),
  observationMinutes: z.strictObject({ minutes: count, source }),
  /** A clinician's consult is due after these counted sessions, and gates the next. */
  consultAfter: z.strictObject({ sessions: z.array(count), every: count.nullable(), source }),
});
