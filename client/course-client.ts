import type { Command, OpeningCommand } from '../domain/course/commands';
import type { Delivery } from '../domain/course/letters';
import type { LogEntry } from '../domain/course/log';
import type { CourseId } from '../domain/ids';
import { workflowIdOf } from '../workflows/ids';
import { healthQuery } from '../workflows/messages';
import type { CourseHealth, LogPageRequest } from '../workflows/messages';
import { commandDelivery } from './command-delivery';
import type { CommandRequest } from './command-delivery';
import { courseIdOf } from './command-id';
import type { CourseConnection } from './course-connection';
import type { CourseLog, CoursePage } from './course-log';
import { newCourse, takenUpCourse } from './course-start';
import { readCourse, readPage } from './read-course';
import { sendCommand } from './send-command';
import type { SendOutcome } from './send-outcome';
import { lookAgain, reportFact } from './signal-course';
import type { SurroundingsChange } from './signal-course';
import { watchCourse } from './watch-course';
import type { WatchOptions } from './watch-course';

/**
 * Everything one can do with courses. Commands are safe to repeat under their key; every method that asks Temporal throws
 * `CourseNotAnswering` or the SDK's `ServiceError` when it cannot.
 */
export interface CourseClient {
  /** Opens or adopts a course; the same caller and key are always the same course. */
  open(
    request: CommandRequest<OpeningCommand>,
  ): Promise<{ readonly courseId: CourseId; readonly outcome: SendOutcome }>;
  command(courseId: CourseId, request: CommandRequest<Exclude<Command, OpeningCommand>>): Promise<SendOutcome>;
  /** The log from `fromSeq` (1 for all); null for an unknown course. */
  read(courseId: CourseId, fromSeq?: number): Promise<CourseLog | null>;
  /** One page of it; `limit` is at most 200. */
  page(courseId: CourseId, request: LogPageRequest): Promise<CoursePage | null>;
  /** Every entry as it is recorded. */
  watch(courseId: CourseId, options: WatchOptions): AsyncGenerator<LogEntry, void, undefined>;
  /** How the course's interpreter is doing; throws `WorkflowNotFoundError` when none is running or kept. */
  health(courseId: CourseId): Promise<CourseHealth>;
  /** False when no course is running that could care. */
  lookAgain(courseId: CourseId, what: SurroundingsChange): Promise<boolean>;
  /** A machine's fact that wants no answer; false for an unknown course. */
  reportFact(courseId: CourseId, delivery: Delivery): Promise<boolean>;
}

export function courseClient(connection: CourseConnection): CourseClient {
  const storedStart = async (courseId: CourseId) => {
    const stored = await connection.courses.carried(courseId);
    return stored === null ? null : takenUpCourse(stored);
  };
  return {
    async open(request) {
      const courseId = courseIdOf(request.caller, request.key);
      const delivery = commandDelivery(request);
      // Temporal forgets a closed course after its retention; the record does not, and it must not open afresh.
      const start = (await storedStart(courseId)) ?? newCourse(courseId, request.command, delivery);
      return { courseId, outcome: await sendCommand(connection, courseId, delivery, start) };
    },
    command: (courseId, request) =>
      sendCommand(connection, courseId, commandDelivery(request), () => storedStart(courseId)),
    read: (courseId, fromSeq = 1) => readCourse(connection, courseId, fromSeq),
    page: (courseId, request) => readPage(connection, courseId, request),
    watch: (courseId, options) => watchCourse(connection.courses, courseId, options),
    health: (courseId) =>
      connection.client.withDeadline(Date.now() + connection.patienceMs, () =>
        connection.client.workflow.getHandle(workflowIdOf(courseId)).query<CourseHealth>(healthQuery),
      ),
    lookAgain: (courseId, what) => lookAgain(connection, courseId, what),
    reportFact: (courseId, delivery) => reportFact(connection, courseId, delivery),
  };
}
