import type { CarriedCourse } from '../messages';
import { unheardAlarms } from './alarms-under-way';
import type { Run } from './run';

/** What the next run begins with. Only a quiet run may be carried: letters, replies and effects under way are not. */
export function carry(run: Run): CarriedCourse {
  const { identity, log, lane, parked, last, continuation } = run;
  const alarms = unheardAlarms(run.alarms);
  return {
    v: 1,
    identity,
    log,
    recordedThrough: lane.recordedThrough,
    parked,
    opening: null,
    lookAgain: continuation.due === 'newBuild',
    ...(last ? { last } : {}),
    ...(alarms.length > 0 ? { alarms } : {}),
    ...(continuation.afterEntries === null ? {} : { continueAfterEntries: continuation.afterEntries }),
  };
}
