import type { CourseId } from '../domain/ids';

/** Nobody answered in time. Whether the command was carried out is not known; sending it again with the same key is safe. */
export class CourseNotAnswering extends Error {
  override readonly name = 'CourseNotAnswering';

  constructor(
    readonly courseId: CourseId,
    readonly temporalReachable: boolean,
    waitedMs: number,
    options: { readonly cause: unknown },
  ) {
    super(
      `Course ${courseId} did not answer within ${Math.round(waitedMs / 1000)} s: ` +
        (temporalReachable
          ? 'Temporal is reachable, so most likely no worker is running. Start one (npm start runs everything)'
          : 'Temporal cannot be reached. Start it (npm start runs everything) or correct its address') +
        ', then send the command again with the same key.',
      options,
    );
  }
}
