import { engine } from '../actor';
import { said, type Change } from '../change';
import type { Scene } from '../owed';
import { pausingNoShows } from '../owed/no-shows';

/** Tells the phase a course has come to, once. */
export function enterPhase({ course, phase }: Scene): readonly Change[] {
  if (course.phase === phase) return [];
  const because = course.phase === null ? 'the course was opened' : `the course left ${course.phase}`;
  return [said({ type: 'PhaseEntered', phase, because }, { actor: engine, rule: `phases.${phase}` })];
}

/** Repeated no-shows pause the course; a person resumes it (R18). Each no-show pauses once. */
export function pauseAfterNoShows(scene: Scene): readonly Change[] {
  const { course } = scene;
  if (course.closed || course.paused) return [];
  const told = new Set(course.log.flatMap(({ event }) => (event.type === 'CoursePaused' ? [event.reason] : [])));
  return pausingNoShows(scene)
    .filter(({ endedAt }) => course.adoptedAsOf === null || endedAt >= course.adoptedAsOf)
    .map(({ id }) => `repeated no-shows, last session ${id}`)
    .filter((reason) => !told.has(reason))
    .slice(-1)
    .map((reason) => said({ type: 'CoursePaused', reason }, { actor: engine, rule: 'noShows' }));
}
