import type { CourseId } from '../../domain/ids';

/** The entries do not follow on what the record holds: some before them are missing. */
export class RecordGap extends Error {
  override readonly name = 'RecordGap';

  constructor(
    readonly courseId: CourseId,
    readonly expectedSeq: number,
    readonly foundSeq: number,
  ) {
    super(`Course ${courseId} was handed entry ${foundSeq}; entry ${expectedSeq} is next`);
  }
}
