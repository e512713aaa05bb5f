import type { CourseHealth } from '../messages';
import { wakeDueAt } from './alarm-clock';
import type { Run } from './run';

/** How the interpreter is doing; `failedDecisions` counts since this run began. */
export function healthOf(run: Run): CourseHealth {
  const { waiting, inFlight } = run.effects;
  return {
    entries: run.log.length,
    recordedThrough: run.lane.recordedThrough,
    mailbox: run.mailbox.length,
    parked: run.parked.length,
    failedDecisions: run.failedDecisions,
    effectsInFlight: waiting.length + inFlight.length,
    wakeAt: wakeDueAt(run),
  };
}
