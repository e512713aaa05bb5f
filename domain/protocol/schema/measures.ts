import { z } from 'zod';
import { remission } from './instrument';
import { count, name, source, sourcedSpan, span } from './parts';

/** Counted sessions of the round, the first being 1; all of them where it is left out. */
const sessions = z.array(count).min(1).optional();

const occasion = z.discriminatedUnion(
  'at',
  [
    /** Once, from the approval; before the first session. */
    z.strictObject({ at: z.literal('baseline'), within: span }),
    z.strictObject({ at: z.literal('beforeSession'), lead: span, sessions }),
    z.strictObject({ at: z.literal('afterSession'), within: span, sessions }),
    /** From the opening of the reassessment. */
    z.strictObject({ at: z.literal('reassessment'), within: span }),
    /** So long after the last one; the first from the approval. */
    z.strictObject({ at: z.literal('every'), interval: span, within: span }),
  ],
  { error: 'expected an occasion: { at: baseline, beforeSession, afterSession, reassessment or every, … }' },
);

/** When an instrument is asked for in this protocol, and how it is read here. */
export const measure = z.strictObject({
  instrument: name,
  due: z.array(occasion).min(1),
  /** Whether a session waits for it. */
  gates: z.boolean(),
  /** How long before a session a form still counts for it; only where a session asks for one. */
  validFor: sourcedSpan.optional(),
  /** Where this protocol reads remission otherwise than the instrument does. */
  remission: remission.optional(),
  source,
});
