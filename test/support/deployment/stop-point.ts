import type { CourseId } from '../../../domain/ids';

/** A place in a worker's work at which it stops, once, until it is given a line on its standard input or is killed. */
export interface StopPoint {
  readonly course: CourseId;
  readonly activity: 'advance' | 'record' | 'escalate';
  /** `isDone`: the work is done, and nobody has been told. */
  readonly moment: 'begins' | 'isDone';
  /** Type of the letter to decide about or of an event to record, or the kind of what is escalated. */
  readonly about: string;
}

/** The environment variable in which a worker's process finds its stop points, as JSON. */
export const stopsVariable = 'REGIMEN_TEST_STOPS';

/** What it prints when it has come to one. */
export function stoppedAt({ course, activity, moment }: StopPoint): string {
  return `stopped where ${activity} ${moment} for ${course}`;
}
