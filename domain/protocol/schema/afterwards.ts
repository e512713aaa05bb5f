import { z } from 'zod';
import { count, source, sourcedSpan, span } from './parts';

/** Weeks after the last session in which the patient is asked how it goes. */
export const integration = z.strictObject({ weeks: count, source });

export const reassessment = z.strictObject({ opensAfter: sourcedSpan, closesAfter: sourcedSpan });

export const lapse = z.strictObject({ after: span, source });

export const noShows = z.strictObject({
  inARow: count,
  within: z.strictObject({ count, window: span }),
  source,
});
