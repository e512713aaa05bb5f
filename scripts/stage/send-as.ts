import type { Actor } from '../../domain/course/actor';
import type { Command, OpeningCommand } from '../../domain/course/commands';
import type { CourseId } from '../../domain/ids';
import type { SendOutcome } from '../../client';
import type { CourseStage } from './course-stage';

/** Sends a command under a key of its own: the same one at another instant is another. */
export async function sendAs(
  stage: CourseStage,
  courseId: CourseId,
  actor: Actor,
  command: Exclude<Command, OpeningCommand>,
): Promise<SendOutcome> {
  const key = `${await stage.now()} ${JSON.stringify(command)}`;
  return stage.courses.command(courseId, { command, actor, caller: 'stage', key });
}
