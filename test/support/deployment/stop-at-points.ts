import * as activitiesModule from '../../../activities';
import type { CourseActivities } from '../../../activities/contract';
import type { CourseId } from '../../../domain/ids';
import { stoppedAt, stopsVariable, type StopPoint } from './stop-point';

/** Loaded before a worker's own code, this makes its activities stop at the points it is told of. */
const ahead = new Set(JSON.parse(process.env[stopsVariable] ?? '[]') as StopPoint[]);

const loaded = require.cache[require.resolve('../../../activities')];
if (loaded === undefined) throw new Error('The activities are loaded from elsewhere.');
loaded.exports = {
  ...activitiesModule,
  createActivities: (...parts: Parameters<typeof activitiesModule.createActivities>) =>
    stopping(activitiesModule.createActivities(...parts)),
};

// Whoever started this process is gone, be it by kill -9.
process.stdin.once('end', () => process.exit(1)).resume();

function stopping(activities: CourseActivities): CourseActivities {
  return {
    ...activities,
    advance: (input) =>
      around('advance', input.identity.courseId, [input.delivery.letter.type], () => activities.advance(input)),
    record: (input) => {
      const types = input.entries.map(({ event }) => event.type);
      return around('record', input.identity.courseId, types, () => activities.record(input));
    },
    escalate: (identity, effect) =>
      around('escalate', identity.courseId, [effect.kind], () => activities.escalate(identity, effect)),
  };
}

async function around<Answer>(
  activity: StopPoint['activity'],
  course: CourseId,
  about: readonly string[],
  act: () => Promise<Answer>,
): Promise<Answer> {
  await stopIfTold('begins');
  const answer = await act();
  await stopIfTold('isDone');
  return answer;

  async function stopIfTold(moment: StopPoint['moment']): Promise<void> {
    const point = [...ahead].find(
      (one) => one.course === course && one.activity === activity && one.moment === moment && about.includes(one.about),
    );
    if (point === undefined) return;
    ahead.delete(point);
    process.stdout.write(`${stoppedAt(point)}\n`);
    await new Promise((settle) => process.stdin.once('data', settle));
  }
}
