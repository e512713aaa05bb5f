import { z } from 'zod';
import { count, name, source, text } from './parts';

const whole = z.number().int();

const trigger = z.strictObject({ item: count, from: whole, severity: z.enum(['crisis', 'clinical']), source });

/** A total of so much or less. */
export const remission = z.strictObject({ atMost: whole, source });

const scoring = z.discriminatedUnion(
  'method',
  [
    z.strictObject({ method: z.literal('sum') }),
    /** The highest answer of each part, added up. An item that stands in no part is not counted. */
    z.strictObject({ method: z.literal('sumOfHighest'), parts: z.array(z.array(count).min(1)).min(1) }),
    /** The answers speak one by one. */
    z.strictObject({ method: z.literal('none') }),
  ],
  { error: 'expected { method: sum }, { method: sumOfHighest, parts: [[1, 2], [3]] } or { method: none }' },
);

/** A questionnaire or rating scale: how it is answered, scored and read. A high total is always the worse one. */
export const instrument = z.strictObject({
  id: name,
  title: text,
  /** Who owes it when it is asked for. */
  completedBy: z.enum(['patient', 'clinician']),
  items: count,
  itemMinimum: whole,
  itemMaximum: whole,
  /** Items with a range of their own. */
  ranges: z.array(z.strictObject({ items: z.array(count).min(1), minimum: whole, maximum: whole })).optional(),
  scoring,
  /** Of the total; none where nobody has published them. */
  bands: z.array(z.strictObject({ name, from: whole, to: whole, source })),
  /** A fall of the total by so many percent of the first one. */
  response: z.strictObject({ dropPercent: count, source }).optional(),
  remission: remission.optional(),
  /** Falls of the total, in points from the first one, that mean something. */
  changes: z.array(z.strictObject({ points: count, meaning: text, source })).optional(),
  /** Item numbers (from 1) that are a safety finding from this answer upwards. */
  triggers: z.array(trigger),
  source,
});
