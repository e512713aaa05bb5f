import type { History } from '@temporalio/common/lib/proto-utils';
import { temporal } from '@temporalio/proto';
import type { LogEntry } from '../../domain/course/log';
import type { PhaseName } from '../../domain/course/life-events';
import { billedActions, billedKinds, type BilledKind } from './billed-actions';

/** What a course, or one phase of it, took of Temporal. */
export interface Cost {
  readonly events: number;
  /** As the server counts its limits: the encoded history. */
  readonly bytes: number;
  readonly actions: Readonly<Record<BilledKind, number>>;
}

export interface CostOfCourse {
  readonly whole: Cost;
  readonly phases: ReadonlyMap<PhaseName, Cost>;
  readonly entries: number;
}

const noActions = Object.fromEntries(billedKinds.map((kind) => [kind, 0])) as Record<BilledKind, number>;
const nothing: Cost = { events: 0, bytes: 0, actions: noActions };

/** Counts all runs of a course; what happened after the log entered a phase belongs to that phase. */
export function costOfCourse(histories: readonly History[], log: readonly LogEntry[]): CostOfCourse {
  const entered = log.flatMap(({ event, recordedAt }) =>
    event.type === 'PhaseEntered' ? [{ phase: event.phase, atMs: Date.parse(recordedAt) }] : [],
  );
  const phaseAt = (ms: number): PhaseName => (entered.findLast(({ atMs }) => atMs <= ms) ?? entered[0]!).phase;
  const phases = new Map<PhaseName, Cost>();
  for (const history of histories) {
    const actions = billedActions(history);
    (history.events ?? []).forEach((event, index) => {
      const phase = phaseAt(msOfTime(event.eventTime));
      const bytes = temporal.api.history.v1.HistoryEvent.encode(event).finish().length;
      const cost: Cost = { events: 1, bytes, actions: countOf(actions[index] ?? []) };
      phases.set(phase, plus(phases.get(phase) ?? nothing, cost));
    });
  }
  return { whole: [...phases.values()].reduce(plus, nothing), phases, entries: log.length };
}

export function totalOf({ actions }: Cost): number {
  return Object.values(actions).reduce((sum, count) => sum + count, 0);
}

function countOf(kinds: readonly BilledKind[]): Cost['actions'] {
  return kinds.reduce((counts, kind) => ({ ...counts, [kind]: counts[kind] + 1 }), noActions);
}

function plus(first: Cost, second: Cost): Cost {
  const actions = Object.fromEntries(
    billedKinds.map((kind) => [kind, first.actions[kind] + second.actions[kind]]),
  ) as Record<BilledKind, number>;
  return { events: first.events + second.events, bytes: first.bytes + second.bytes, actions };
}

function msOfTime(time: NonNullable<History['events']>[number]['eventTime']): number {
  return Number(time?.seconds ?? 0) * 1000 + (time?.nanos ?? 0) / 1_000_000;
}
