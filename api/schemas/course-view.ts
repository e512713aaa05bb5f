import { z } from 'zod';
import { courseStatus, realm } from './course-summary';
import { clinicZone, instant } from './instant';

const session = z.looseObject({
  id: z.string(),
  series: z.string().nullable(),
  status: z.string(),
  startsAt: instant.nullable(),
  endsAt: instant.nullable(),
  preparation: z.looseObject({}),
});

const openObligation = z.object({
  obligation: z.string(),
  kind: z.string(),
  owner: z.string(),
  session: z.string().nullable(),
  finding: z.string().nullable(),
  openedAt: instant,
  dueAt: instant,
  ladder: z.string(),
  escalated: z.boolean(),
  acknowledgedUntil: instant.nullable(),
});

const reading = z.object({
  instrument: z.string(),
  title: z.string(),
  forms: z.array(
    z.object({
      seq: z.int(),
      at: instant,
      total: z
        .number()
        .nullable()
        .meta({ description: 'Null while an item is missing, and for an instrument without a total.' }),
      missing: z.int().meta({ description: 'How many items were left out.' }),
      band: z.string().nullable(),
      change: z.number().nullable().meta({ description: 'Points since the first total.' }),
      fallPercent: z.number().nullable().meta({ description: 'Of the first total; null where that was 0.' }),
      response: z.boolean().nullable(),
      remission: z.boolean().nullable(),
      meanings: z.array(z.string()).meta({ description: 'What a fall by so many points means.' }),
    }),
  ),
});

/** A course folded from its log: what is so now. */
export const courseView = z
  .object({
    courseId: z.string(),
    realm,
    clinic: z.string(),
    zone: clinicZone,
    patient: z.string(),
    protocol: z.object({ id: z.string(), version: z.string(), title: z.string() }),
    follows: z.string().nullable(),
    highRisk: z.boolean(),
    openedAt: instant,
    adoptedAsOf: instant.nullable(),
    phase: z.string(),
    status: courseStatus,
    pausedSince: instant.nullable(),
    closedAt: instant.nullable(),
    screening: z.object({
      submittedAt: instant.nullable(),
      decision: z.string().nullable(),
      decidedAt: instant.nullable(),
    }),
    consent: z.object({
      signedAt: instant.nullable(),
      form: z.string().nullable(),
      withdrawnAt: instant.nullable(),
    }),
    supplies: z.array(z.object({ supply: z.string(), state: z.string(), at: instant })),
    sessions: z.array(session),
    measures: z.array(
      z.object({
        seq: z.int(),
        at: instant,
        instrument: z.string(),
        items: z.array(z.number().nullable()),
        total: z.number().nullable(),
        session: z.string().nullable(),
      }),
    ),
    readings: z.array(reading).meta({ description: 'What the totals say, by instrument.' }),
    obligations: z.array(openObligation).meta({ description: 'Those that are open, soonest due first.' }),
    findings: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        severity: z.string(),
        raisedAt: instant,
        about: z.int(),
        status: z.string(),
      }),
    ),
    holds: z.array(
      z.object({ id: z.string(), reason: z.string(), owner: z.string(), placedAt: instant, status: z.string() }),
    ),
    boosterDecisions: z.array(z.object({ at: instant, decision: z.string() })),
    lastSeq: z.int(),
    readFrom: z.enum(['course', 'record']).meta({ description: 'The record may lag a moment behind the course.' }),
  })
  .meta({ id: 'Course' });

export type CourseView = z.input<typeof courseView>;
