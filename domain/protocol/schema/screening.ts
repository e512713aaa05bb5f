import { z } from 'zod';
import { name, source, sourcedSpan, text } from './parts';

const question = z.strictObject({
  id: name,
  text,
  /** exclude: a clinician must decide against it knowingly · review: a clinician looks at it · caution: shown. */
  tier: z.enum(['exclude', 'review', 'caution']),
  source,
});

export const screening = z.strictObject({ questions: z.array(question).min(1), validFor: sourcedSpan });
