import type { OpeningCommand } from '../domain/course/commands';
import type { Delivery } from '../domain/course/letters';
import type { CourseIdentity, Log } from '../domain/course/log';
import type { CourseId } from '../domain/ids';
import type { CarriedCourse } from '../workflows/messages';

/** A course that begins. Its opening is in the input as well as in the update, so that a lost update loses nothing. */
export function newCourse(courseId: CourseId, command: OpeningCommand, opening: Delivery): CarriedCourse {
  const { realm, clinic, patient } = command;
  return { ...empty, identity: { courseId, realm, clinic, patient }, opening };
}

/** A course that had ended, or that Temporal has forgotten, taken up from its permanent record. */
export function takenUpCourse(stored: { readonly identity: CourseIdentity; readonly log: Log }): CarriedCourse {
  const { courseId, realm, clinic, patient } = stored.identity;
  return {
    ...empty,
    identity: { courseId, realm, clinic, patient },
    log: stored.log,
    recordedThrough: stored.log.at(-1)?.seq ?? 0,
    lookAgain: true,
  };
}

const empty: Omit<CarriedCourse, 'identity'> = {
  v: 1,
  log: [],
  recordedThrough: 0,
  parked: [],
  opening: null,
  lookAgain: false,
};
