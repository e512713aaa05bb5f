import type { SendOutcome } from '../../client';
import type { LogEntry } from '../../domain/course/log';
import type { Deployment } from '../support/deployment/deploy';
import { memoriesOf, type Memories } from '../support/deployment/memories';
import { admit, book } from '../support/deployment/story';
import { clinician, tellingOf } from '../support/deployment/telling';

/** What came of a hundred callers of one course at once. */
export interface Crowd {
  readonly memories: Memories;
  /** Entries since the crowd came. */
  readonly entries: readonly LogEntry[];
  readonly outcomes: readonly SendOutcome[];
}

/** Of a hundred callers forty send what another is sending at the same time, under the same key. */
export const keysOfCrowd = Array.from({ length: 100 }, (_, caller) => caller % 60);

/** Lets the crowd loose on a course that continues as new with every few entries; facts and requests in turn. */
export async function crowdIn(deployment: Deployment): Promise<Crowd> {
  const course = tellingOf(deployment, 'crowd', { continueAfterEntries: 3 });
  await admit(course);
  await book(course, 6);
  const { session } = await course.hears('SessionBooked');
  const before = await memoriesOf(deployment, course.courseId);
  const call = (key: number): Promise<SendOutcome> => {
    const vitals = { moment: 'during', systolic: 120, diastolic: 80, heartRate: 60 + key } as const;
    const request = { actor: clinician, caller: 'crowd', key: `k${key}` };
    return deployment.courses.command(
      course.courseId,
      key % 2 === 0
        ? { ...request, command: { type: 'RecordVitals', session, ...vitals } }
        : { ...request, command: { type: 'PlaceHold', reason: `reason ${key}`, owner: 'clinician' } },
    );
  };
  const outcomes = await Promise.all(keysOfCrowd.map(call));
  const memories = await memoriesOf(deployment, course.courseId);
  return { outcomes, memories, entries: memories.log.slice(before.log.length) };
}
