import { z } from 'zod';

/**
 * Where a figure comes from: keys of the file's `sources`, each with its lines where it has any and its grade, e.g.
 * `MB-CLIN (C)` or `F3:46-54 (F)`, or `project default, clinic to confirm`; several are parted by `; `.
 */
export const source = z.string().min(1);

export const text = z.string().min(1);

/** A whole number from 1. */
export const count = z.number().int().min(1);

const lengths = [
  z.strictObject({ minutes: count }),
  z.strictObject({ hours: count }),
  z.strictObject({ days: count }),
  z.strictObject({ weeks: count }),
  z.strictObject({ months: count }),
] as const;

export const span = z.union(lengths, {
  error: 'expected a length in one unit, such as { days: 7 } or { hours: 72 }',
});

/** A length that may be nothing: at once. */
export const delay = z.union([z.strictObject({ minutes: z.literal(0) }), ...lengths], {
  error: 'expected a length in one unit, such as { minutes: 15 }, or { minutes: 0 } for at once',
});

/** A length with the place it comes from. */
export const sourcedSpan = z.strictObject({ span, source });

export const name = z.string().regex(/^[a-z][A-Za-z0-9-]*$/, 'expected a name such as "introductory"');

export const role = z.enum(['coordinator', 'clinician', 'medicalLead', 'integration', 'auditor', 'admin']);

export const owner = z.enum(['coordinator', 'clinician', 'medicalLead', 'patient']);
