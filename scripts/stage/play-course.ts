import type { Course } from '../../domain/course/state/course';
import type { CourseId } from '../../domain/ids';
import { plusMinutes } from '../../domain/time/instant';
import type { CourseStage } from './course-stage';
import { nextDuty } from './next-duty';
import { sendAs } from './send-as';

/**
 * Lets everybody of a course do what they owe until it is as asked for, the clock moved from one thing due to the next;
 * throws when somebody is refused or nobody owes anything in an open course.
 */
export async function playCourse(
  stage: CourseStage,
  courseId: CourseId,
  isThere: (course: Course) => boolean,
): Promise<Course> {
  for (;;) {
    const { course, wakeAt } = await stage.atRest(courseId);
    if (isThere(course)) return course;
    const now = await stage.now();
    const duty = nextDuty(course, now);
    if (duty === null) throw new Error(`Course ${courseId} is open and nobody owes anything`);
    const { at, actor, command } = duty;
    if (at > now) {
      await stage.forwardTo(wakeAt !== null && wakeAt < at ? plusMinutes(wakeAt, 1) : at);
      continue;
    }
    const outcome = await sendAs(stage, courseId, actor, command);
    if (outcome.type !== 'accepted') throw new Error(`${command.type} was not accepted: ${JSON.stringify(outcome)}`);
  }
}
