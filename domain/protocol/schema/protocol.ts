import { z } from 'zod';
import { integration, lapse, noShows, reassessment } from './afterwards';
import { consent } from './consent';
import { instrument } from './instrument';
import { measure } from './measures';
import { ladder, obligationRule } from './obligations';
import { name, text } from './parts';
import { screening } from './screening';
import { series } from './series';
import { monitorPerson, supply, vitals } from './session-needs';

/** The shape of a protocol, `schema: 2`. A published version never changes. */
export const protocolSchema = z.strictObject({
  schema: z.literal(2, 'expected 2: docs/protocols.md says how a file of schema 1 is brought up to it'),
  id: name,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'expected a version such as 1.0.0'),
  title: text,
  drug: text,
  route: z.enum(['intravenous', 'intramuscular', 'intranasal', 'sublingual', 'oral', 'subcutaneous']),
  setting: z.enum(['home', 'clinic']),
  offLabel: z.boolean(),
  sources: z.record(z.string(), z.string()),
  screening,
  consent,
  supplies: z.array(supply),
  series: z.array(series).min(1),
  /** By id; a file leaves out those of `protocols/instruments/`, and reading it puts in the ones that its measures name. */
  instruments: z.record(name, instrument),
  measures: z.array(measure),
  vitals,
  monitorPerson,
  integration,
  reassessment,
  lapse,
  noShows,
  obligations: z.record(name, obligationRule),
  ladders: z.record(name, ladder),
});

export type Protocol = z.infer<typeof protocolSchema>;
export type Series = Protocol['series'][number];
export type ObligationRule = Protocol['obligations'][string];
export type Instrument = Protocol['instruments'][string];
export type MeasureRule = Protocol['measures'][number];
/** When a measure is asked for. */
export type Occasion = MeasureRule['due'][number];
