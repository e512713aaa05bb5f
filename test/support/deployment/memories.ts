import { isDeepStrictEqual } from 'node:util';
import type { History } from '@temporalio/common/lib/proto-utils';
import { Worker } from '@temporalio/worker';
import type { LogEntry } from '../../../domain/course/log';
import type { CourseId } from '../../../domain/ids';
import { workflowIdOf } from '../../../workflows/ids';
import { workflowBundle } from '../workflow-bundle';
import type { Deployment } from './deploy';
import { entriesIn, historiesOf } from './history-entries';
import { until } from './until';

/** One course as its three memories have it: its own log, the permanent record, and what Temporal's histories say was decided. */
export interface Memories {
  readonly courseId: CourseId;
  readonly log: readonly LogEntry[];
  readonly recorded: readonly LogEntry[];
  readonly decided: readonly LogEntry[];
  readonly histories: readonly History[];
}

/** Within Jest's own limit, so that the failure says what was waited for. */
const catchUpMs = 25_000;

/** Waits until the record holds the whole log. */
export async function memoriesOf(
  { courses, store, client, dataConverter }: Deployment,
  courseId: CourseId,
): Promise<Memories> {
  const [log, recorded] = await until(
    'the record has caught up with the course',
    async () => {
      const own = await courses.read(courseId);
      const stored = await store.courses.carried(courseId);
      const isWhole = own?.from === 'course' && stored?.log.length === own.entries.length;
      return isWhole && ([own.entries, stored.log] as const);
    },
    catchUpMs,
  );
  const histories = await historiesOf(client, courseId);
  return { courseId, log, recorded, histories, decided: await entriesIn(histories, dataConverter) };
}

/** Entries that the record holds and history does not, or not so. */
export async function strayEntries(
  { store, client, dataConverter }: Deployment,
  courseId: CourseId,
): Promise<readonly LogEntry[]> {
  // The record first: history may be ahead of it, and grows meanwhile.
  const recorded = (await store.courses.carried(courseId))?.log ?? [];
  const decided = await entriesIn(await historiesOf(client, courseId), dataConverter);
  return recorded.filter((entry, index) => !isDeepStrictEqual(entry, decided[index]));
}

/** Runs the histories of courses again on today's workflow code; throws when that takes another way. */
export async function replayAll(memories: readonly Memories[], { dataConverter }: Deployment): Promise<void> {
  const histories = memories.flatMap((each) =>
    each.histories.map((history, run) => ({ workflowId: `${workflowIdOf(each.courseId)}-${run}`, history })),
  );
  const options = { workflowBundle: await workflowBundle(), dataConverter };
  for await (const { workflowId, error } of Worker.runReplayHistories(options, histories)) {
    if (error !== undefined) throw new Error(`${workflowId} does not replay`, { cause: error });
  }
}

/** Type and body of every event in order, without what differs from course to course by nature: its id and the instants. */
export function tale(entries: readonly LogEntry[], courseId: CourseId): readonly string[] {
  return entries.map(({ event }) =>
    JSON.stringify(event)
      .replaceAll(courseId, '<course>')
      .replace(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/g, '"<instant>"'),
  );
}
