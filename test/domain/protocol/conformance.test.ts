import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { SessionId } from '../../../domain/ids';
import { impossibleAnswers } from '../../../domain/measures/impossible-answers';
import { totalOf } from '../../../domain/measures/total-of';
import { triggered } from '../../../domain/measures/triggered';
import { spacingDemandOf, spacingTargetOf } from '../../../domain/spacing/demand-of';
import { evaluateSpacing } from '../../../domain/spacing/evaluate-spacing';
import { instant } from '../../../domain/time/instant';
import { shippedProtocol } from '../../support/shipped-protocol';

const at = z.string().transform(instant);
const bound = at.nullable().optional();
const cases = z.strictObject({
  zone: z.string(),
  spacing: z.array(
    z.strictObject({
      title: z.string(),
      reading: z.string(),
      series: z.string(),
      doses: z.array(at),
      bookings: z.array(at).default([]),
      asked: at,
      answer: z.strictObject({
        code: z.string(),
        reasonCode: z.string().optional(),
        earliest: bound,
        targetFrom: bound,
        targetTo: bound,
        latest: bound,
      }),
    }),
  ),
  measures: z.array(
    z.strictObject({
      title: z.string(),
      reading: z.string(),
      instrument: z.string(),
      items: z.array(z.number().nullable()),
      answer: z.strictObject({
        refused: z.array(z.string()),
        total: z.number().nullable().optional(),
        findings: z.array(z.string()),
      }),
    }),
  ),
});

describe.each(['sublingual-home'])('the cases of %s', (name) => {
  const folder = join(__dirname, '../../../protocols', name);
  const read = (file: string): unknown => parse(readFileSync(join(folder, file), 'utf8'));
  const protocol = shippedProtocol(name);
  const { zone, spacing, measures } = cases.parse(read('cases.yaml'));

  it.each(spacing)('$title ($reading)', ({ series, doses, bookings, asked, answer }) => {
    const demand = spacingDemandOf(protocol, series, zone);
    const evaluation = evaluateSpacing({
      proposal: asked,
      demand,
      neighbours: [...doses, ...bookings].map((startsAt) => {
        return { session: startsAt as string as SessionId, startsAt, demand, otherCourse: false, sameClinic: true };
      }),
      lastCounted: doses.at(-1) ?? null,
      target: spacingTargetOf(protocol, series),
      seriesFull: false,
      now: doses.at(-1) ?? asked,
    });
    expect(evaluation).toMatchObject(answer);
  });

  it.each(measures)('$title ($reading)', ({ instrument, items, answer }) => {
    const rule = protocol.instruments[instrument];
    if (rule === undefined) throw new Error(`The protocol has no ${instrument}`);
    expect({
      refused: impossibleAnswers(rule, items).map(({ field }) => field),
      ...(answer.total === undefined ? {} : { total: totalOf(rule, items) }),
      findings: triggered(rule, items).map(({ severity }) => severity),
    }).toEqual(answer);
  });
});
