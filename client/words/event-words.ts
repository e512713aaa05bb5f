import type { CourseEvent } from '../../domain/course/events';
import type { Words, Wording } from './words';

/** One sentence for each type of event of a family; a type without one does not compile. */
export type WordsOf<Event extends CourseEvent> = {
  readonly [Type in Event['type']]: (event: Extract<Event, { readonly type: Type }>, wording: Wording) => Words;
};
