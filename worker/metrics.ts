import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What the engine counts itself; the SDK counts what the shell tells it, failed decisions and parked letters among it. */
export interface Metrics {
  readonly registry: Registry;
  readonly decisionAttempts: Counter<'outcome'>;
  readonly decisionSeconds: Histogram;
  readonly effects: Counter<'effect' | 'outcome'>;
  readonly recordAttempts: Counter<'outcome'>;
  readonly recordedEntries: Counter;
  readonly recordLagSeconds: Histogram;
  readonly storeAvailable: Gauge;
}

/** A decision is given 5 s. */
const decisionBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
/** From at once to a database that was away for a day. */
const lagBuckets = [0.1, 0.5, 1, 5, 15, 60, 300, 900, 3_600, 14_400, 86_400];

export function createMetrics(build: string): Metrics {
  const registry = new Registry();
  const registers = [registry];
  new Gauge({ name: 'regimen_engine_info', help: 'The build of the rules', labelNames: ['build'], registers }).set(
    { build },
    1,
  );
  return {
    registry,
    decisionAttempts: new Counter({
      name: 'regimen_decision_attempts_total',
      help: 'Attempts to decide about a letter, by outcome',
      labelNames: ['outcome'],
      registers,
    }),
    decisionSeconds: new Histogram({
      name: 'regimen_decision_seconds',
      help: 'How long an attempt to decide took, its surroundings included',
      buckets: decisionBuckets,
      registers,
    }),
    effects: new Counter({
      name: 'regimen_effects_total',
      help: 'What left the building and how it ended; "threw" is an attempt that did not settle',
      labelNames: ['effect', 'outcome'],
      registers,
    }),
    recordAttempts: new Counter({
      name: 'regimen_record_attempts_total',
      help: 'Attempts to write decided entries into the permanent record, by outcome',
      labelNames: ['outcome'],
      registers,
    }),
    recordedEntries: new Counter({ name: 'regimen_recorded_entries_total', help: 'Entries recorded', registers }),
    recordLagSeconds: new Histogram({
      name: 'regimen_record_lag_seconds',
      help: 'From the decision to the permanent record, oldest entry of a batch; real courses only',
      buckets: lagBuckets,
      registers,
    }),
    storeAvailable: new Gauge({
      name: 'regimen_store_available',
      help: '1 when the last write into the permanent record found the database, 0 when it did not',
      registers,
    }),
  };
}
