import { z } from 'zod';
import { instantText } from '../command-schemas/instant-text';

const bound = instantText.nullable().optional();
const name = z.string().regex(/^[A-Za-z][A-Za-z0-9-]*$/, 'expected a name such as "first"');

/** What every case says of itself: what it shows, and which reading or source it leans on. */
const about = {
  title: z.string().min(1),
  reading: z.string().min(1).optional(),
  source: z.string().min(1).optional(),
};

function basedOnSomething<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject({ ...about, ...shape }).refine(
    (one) => {
      const { reading, source } = one as { readonly reading?: string; readonly source?: string };
      return reading !== undefined || source !== undefined;
    },
    { path: ['title'], error: 'stands on nothing: name its `reading` (e.g. R7) or its `source`' },
  );
}

const spacingCase = basedOnSomething({
  series: z.string(),
  /** When drug was taken before, in order. */
  doses: z.array(instantText),
  /** Live bookings of the same series, before or after what is asked. */
  bookings: z.array(instantText).default([]),
  seriesFull: z.boolean().default(false),
  asked: instantText,
  answer: z.strictObject({
    code: z.string(),
    reasonCode: z.string().optional(),
    rule: z.string().optional(),
    earliest: bound,
    absoluteEarliest: bound,
    targetFrom: bound,
    targetTo: bound,
    latest: bound,
  }),
});

const measureCase = basedOnSomething({
  instrument: z.string(),
  items: z.array(z.number().nullable()),
  answer: z.strictObject({
    refused: z.array(z.string()),
    total: z.number().nullable().optional(),
    findings: z.array(z.string()),
  }),
});

/** `names` gives the session that is booked a name, by which later lines speak of it. The command's own fields stand beside. */
const sending = z.looseObject({
  at: instantText,
  send: z.string(),
  by: z.enum(['coordinator', 'clinician', 'medicalLead', 'integration', 'auditor', 'admin']).default('clinician'),
  names: name.optional(),
});

const courseCase = basedOnSomething({
  /** Opened, screened, approved, consented and supplied at this instant, before anything else. */
  admittedAt: instantText.optional(),
  highRisk: z.boolean().default(false),
  /** Doses of the patient's other courses at the same clinic. */
  dosesElsewhere: z.array(instantText).default([]),
  given: z.array(sending),
  now: instantText,
  expect: z
    .strictObject({
      phase: z.string().optional(),
      /** Every gate that is shut for the session, in the order of the gates. */
      gates: z.strictObject({ session: name, shut: z.array(z.string()) }).optional(),
      owed: z
        .array(z.strictObject({ kind: z.string(), about: z.string().optional(), dueAt: instantText.optional() }))
        .optional(),
      notOwed: z.array(z.string()).optional(),
      nextWake: instantText.nullable().optional(),
      /** Why the last command was refused; null when it was carried out, which is what silence means too. */
      refused: z.strictObject({ type: z.string(), earliest: instantText.optional() }).nullable().optional(),
    })
    .refine((expected) => Object.keys(expected).length > 0, { error: 'expects nothing' }),
});

/** One file of cases beside a protocol. */
export const caseFileSchema = z.strictObject({
  /** The clinic's, and the patient's. */
  zone: z.string(),
  spacing: z.array(spacingCase).default([]),
  measures: z.array(measureCase).default([]),
  course: z.array(courseCase).default([]),
});

export type CaseFile = z.output<typeof caseFileSchema>;
export type SpacingCase = CaseFile['spacing'][number];
export type MeasureCase = CaseFile['measures'][number];
export type CourseCase = CaseFile['course'][number];
