import type { CourseClient } from '../client/course-client';
import type { EngineHealth } from '../client/engine-health';
import type { Instant } from '../domain/time/instant';
import type { Store } from '../store';

/** What the API stands on. */
export interface ApiDeps {
  readonly store: Store;
  readonly courses: CourseClient;
  readonly engineHealth: () => Promise<EngineHealth>;
  /** Real time: for agendas, the work list and the access log. Courses keep their own. */
  readonly now: () => Instant;
}
