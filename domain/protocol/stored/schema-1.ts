import { z } from 'zod';

/**
 * Where a figure comes from: keys of the file's `sources`, each with its lines where it has any and its grade, e.g.
 * `MB-CLIN (C)` or `F3:46-54 (F)`, or `project default, clinic to confirm`; several are parted by `; `.
 */
const source = z.string().min(1);

const count = z.number().int().min(1);
const lengths = [
  z.strictObject({ minutes: count }),
  z.strictObject({ hours: count }),
  z.strictObject({ days: count }),
  z.strictObject({ weeks: count }),
  z.strictObject({ months: count }),
] as const;
const span = z.union(lengths, { error: 'expected a length in one unit, such as { days: 7 } or { hours: 72 }' });
/** A length that may be nothing: at once. */
const delay = z.union([z.strictObject({ minutes: z.literal(0) }), ...lengths], {
  error: 'expected a length in one unit, such as { minutes: 15 }, or { minutes: 0 } for at once',
});
const role = z.enum(['coordinator', 'clinician', 'medicalLead', 'integration', 'auditor', 'admin']);
const owner = z.enum(['coordinator', 'clinician', 'medicalLead', 'patient']);
const name = z.string().regex(/^[a-z][A-Za-z0-9-]*$/, 'expected a name such as "introductory"');

/** A length with the place it comes from. */
const sourcedSpan = z.strictObject({ span, source });

const screeningQuestion = z.strictObject({
  id: name,
  text: z.string().min(1),
  /** exclude: a clinician must decide against it knowingly · review: a clinician looks at it · caution: shown. */
  tier: z.enum(['exclude', 'review', 'caution']),
  source,
});

const spacing = z.strictObject({
  /** The later bound wins. */
  minimum: z.array(sourcedSpan).min(1),
  grace: sourcedSpan.optional(),
  targetFrom: sourcedSpan,
  targetTo: sourcedSpan,
  maximum: sourcedSpan,
  caps: z.array(z.strictObject({ sessions: count, window: span, source })).optional(),
});

const series = z.strictObject({
  id: name,
  phase: z.enum(['treatment', 'booster', 'maintenance']),
  /** Null: no fixed end; the course is re-authorised by `consultAfterEvery`. */
  sessions: z.strictObject({ count: count.nullable(), source }),
  /** Widening past the target then needs a clinician's reason. */
  introductory: z.boolean(),
  spacing,
  durationMinutes: z.strictObject({ minutes: count, source }),
  observationMinutes: z.strictObject({ minutes: count, source }),
  /** A clinician's consult is due after these counted sessions, and gates the next. */
  consultAfter: z.strictObject({ sessions: z.array(count), every: count.nullable(), source }),
});

/** `after` counts from the ladder's start: the due time, or the finding for safety. */
const ladderLevel = z.strictObject({ role, after: delay, channel: z.enum(['console', 'email', 'sms']) });

const ladder = z.strictObject({
  safety: z.boolean(),
  levels: z.array(ladderLevel).min(1),
  repeats: z.number().int().min(0).max(5),
  repeatAfter: span,
  acknowledgementLasts: span,
  source,
});

/** How one kind of obligation is timed: who owes it, how long they have, when they are reminded, which ladder follows. */
const obligationRule = z.strictObject({
  owner,
  /**
   * From the moment it opens. `confirmMonitor` counts back from the session's start. Timed elsewhere, so that it only
   * serves as the lead with which a renewal is asked for, or not at all: see ObligationKind.
   */
  dueAfter: span,
  /** Before the due time, or before the appointment it is about. */
  remindBefore: z.array(span),
  remindAfterOpening: z.array(span).optional(),
  ladder: name,
  source,
});

const measure = z.strictObject({
  instrument: z.string().min(1),
  items: count,
  itemMinimum: z.number().int(),
  itemMaximum: z.number().int(),
  /** Item numbers (from 1) that are a safety finding from this answer upwards. */
  triggers: z.array(
    z.strictObject({ item: count, from: z.number().int(), severity: z.enum(['crisis', 'clinical']), source }),
  ),
  /** Asked for before every session, so long before it. */
  dueBeforeSession: span,
  validFor: sourcedSpan,
  source,
});

/** The shape of a protocol, `schema: 1`, as courses pinned it before `schema: 2`. Frozen: read, never written. */
export const protocolSchema1 = z.strictObject({
  schema: z.literal(1),
  id: name,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'expected a version such as 1.0.0'),
  title: z.string().min(1),
  drug: z.string().min(1),
  route: z.enum(['intravenous', 'intramuscular', 'intranasal', 'sublingual', 'oral', 'subcutaneous']),
  setting: z.enum(['home', 'clinic']),
  offLabel: z.boolean(),
  sources: z.record(z.string(), z.string()),
  screening: z.strictObject({ questions: z.array(screeningQuestion).min(1), validFor: sourcedSpan }),
  consent: z.strictObject({
    form: name,
    version: z.string(),
    languages: z.array(z.string()).min(1),
    validFor: sourcedSpan,
  }),
  supplies: z.array(z.strictObject({ id: name, title: z.string(), source })),
  series: z.array(series).min(1),
  measures: z.array(measure),
  vitals: z.strictObject({
    /** Above any of these before the dose: not ready. mmHg, mmHg, beats per minute. */
    systolicMaximum: count,
    diastolicMaximum: count,
    heartRateMaximum: count,
    source,
  }),
  monitorPerson: z.strictObject({ required: z.boolean(), source }),
  integration: z.strictObject({ weeks: count, source }),
  reassessment: z.strictObject({ opensAfter: sourcedSpan, closesAfter: sourcedSpan }),
  lapse: z.strictObject({ after: span, source }),
  noShows: z.strictObject({ inARow: count, within: z.strictObject({ count, window: span }), source }),
  obligations: z.record(name, obligationRule),
  ladders: z.record(name, ladder),
});

export type Protocol1 = z.infer<typeof protocolSchema1>;
