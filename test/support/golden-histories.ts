import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultPayloadConverter, type DataConverter, type Payload } from '@temporalio/common';
import { historyFromJSON, type History } from '@temporalio/common/lib/proto-utils';
import type { LogEntry } from '../../domain/course/log';
import type { Step } from '../../domain/course/step';
import { dataConverterOf, openKeyRing } from '../../worker/codec';
import { projectRoot } from '../../worker/project-root';
import type { CarriedCourse } from '../../workflows/messages';

const folder = join(projectRoot(), 'test', 'histories');

/** One run of a recorded course. */
export interface GoldenRun {
  readonly name: string;
  readonly history: History;
}

/** A recorded course as the code of today reads its stored formats. */
export interface GoldenCourse {
  readonly name: string;
  /** What each run began with. */
  readonly carried: readonly CarriedCourse[];
  /** What all runs decided, in order. */
  readonly steps: readonly Step[];
}

export function goldenRuns(): readonly GoldenRun[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json') && file !== 'keys.json')
    .sort()
    .map((file) => ({
      name: file.replace(/\.json$/, ''),
      history: historyFromJSON(JSON.parse(readFileSync(join(folder, file), 'utf8'))),
    }));
}

/** Opens the recordings for ever: their keys lie beside them. */
export async function goldenDataConverter(): Promise<DataConverter> {
  return dataConverterOf(await openKeyRing(join(folder, 'keys.json')));
}

/** The recorded courses, each put together from its runs (`name.1`, `name.2`, … or just `name`). */
export async function goldenCourses(): Promise<readonly GoldenCourse[]> {
  const courses = new Map<string, GoldenCourse>();
  for (const run of goldenRuns()) {
    const name = run.name.replace(/\.\d+$/, '');
    const { carried, steps } = await readRun(run);
    const before = courses.get(name) ?? { carried: [], steps: [] };
    courses.set(name, { name, carried: [...before.carried, carried], steps: [...before.steps, ...steps] });
  }
  return [...courses.values()];
}

/** The log as it stood after so many steps. */
export function logAfter({ steps }: GoldenCourse, count: number): readonly LogEntry[] {
  return steps.slice(0, count).flatMap(({ events }) => events);
}

async function readRun({
  name,
  history,
}: GoldenRun): Promise<{ readonly carried: CarriedCourse; readonly steps: readonly Step[] }> {
  const { payloadCodecs: [codec] = [] } = await goldenDataConverter();
  if (codec === undefined) throw new Error('The recordings are encrypted');
  const valuesOf = async <Value>(payloads: readonly Payload[] | null | undefined): Promise<Value[]> =>
    (await codec.decode([...(payloads ?? [])])).map((payload) => defaultPayloadConverter.fromPayload<Value>(payload));
  const events = history.events ?? [];
  const [carried] = await valuesOf<CarriedCourse>(events[0]?.workflowExecutionStartedEventAttributes?.input?.payloads);
  if (carried === undefined) throw new Error(`${name} begins with no course`);
  const results = events.flatMap(({ markerRecordedEventAttributes: marker }) =>
    marker?.markerName === 'core_local_activity' ? (marker.details?.['result']?.payloads ?? []) : [],
  );
  return { carried, steps: await valuesOf<Step>(results) };
}
