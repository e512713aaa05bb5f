import type { CourseId } from '../../domain/ids';

/** The record already holds other content under this seq: history and store disagree, and neither is overwritten. */
export class RecordConflict extends Error {
  override readonly name = 'RecordConflict';

  constructor(
    readonly courseId: CourseId,
    readonly seq: number,
  ) {
    super(`Course ${courseId} already holds another entry ${seq}`);
  }
}
