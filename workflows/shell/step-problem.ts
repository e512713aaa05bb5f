import type { Log } from '../../domain/course/log';
import type { Step } from '../../domain/course/step';

/** Why a step cannot be taken into the log; null when it can. A newer build may return what this one cannot read. */
export function stepProblem(log: Log, step: Step): string | null {
  if (step.v !== 1) return `the step has version ${String(step.v)}`;
  if (step.wakeAt !== null && Number.isNaN(Date.parse(step.wakeAt))) return 'the step wakes at no instant';
  const gap = step.events.findIndex(({ seq }, index) => seq !== log.length + index + 1);
  return gap === -1 ? null : `entry ${log.length + gap + 1} is numbered otherwise`;
}
