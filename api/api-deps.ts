import type { CourseClient } from '../client';
import type { EngineHealth } from '../client/engine-health';
import type { Instant } from '../domain/time/instant';
import type { Store } from '../store';

/** Where defects go. The facts are ids and counts; an `error` is told without its text, which may name a patient. */
export interface ApiLog {
  error(facts: Readonly<Record<string, unknown>>, message: string): void;
}

/** What the API stands on. */
export interface ApiDeps {
  readonly store: Store;
  readonly courses: CourseClient;
  readonly engineHealth: () => Promise<EngineHealth>;
  /** Real time: for agendas, the work list and the access log. Courses keep their own. */
  readonly now: () => Instant;
  /** Silent without one. */
  readonly log?: ApiLog;
}
