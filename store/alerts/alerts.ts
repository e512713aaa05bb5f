import type { CourseId } from '../../domain/ids';
import type { Instant } from '../../domain/time/instant';

/** Something is wrong with the engine, for its operators. Free of personal data. */
export interface Alert {
  /** Unique per cause: raised twice, it is kept once. */
  readonly key: string;
  readonly kind: string;
  readonly course?: CourseId;
  readonly because: string;
  readonly at: Instant;
}

export interface Alerts {
  raise(alert: Alert): Promise<void>;
  /** Latest first. */
  list(): Promise<readonly Alert[]>;
}
