import { z } from 'zod';
import { name, sourcedSpan } from './parts';

/** What the patient signs, and for how long it holds. */
export const consent = z.strictObject({
  form: name,
  version: z.string(),
  languages: z.array(z.string()).min(1),
  validFor: sourcedSpan,
});
