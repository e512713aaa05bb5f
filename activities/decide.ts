import type { Delivery } from '../domain/course/letters';
import type { CourseIdentity, Log } from '../domain/course/log';
import type { Step } from '../domain/course/step';
import type { Surroundings } from '../domain/course/surroundings';
import type { Instant } from '../domain/time/instant';

export interface DecideInput {
  readonly identity: CourseIdentity;
  readonly log: Log;
  readonly delivery: Delivery;
  readonly surroundings: Surroundings;
  readonly now: Instant;
  readonly build: string;
  readonly surroundingsDigest: string;
}

/** The rules: pure, and the only place where a course's next step is made. */
export type Decide = (input: DecideInput) => Step;
