import type { CourseEvent } from '../../domain/course/events';
import type { WordsOf } from './event-words';
import { lifeWords } from './life-words';
import { obligationWords } from './obligation-words';
import { safetyWords } from './safety-words';
import { sessionWords } from './session-words';
import type { Words, Wording } from './words';

const words: WordsOf<CourseEvent> = { ...lifeWords, ...sessionWords, ...safetyWords, ...obligationWords };

/** An event as a sentence for people. One of a type that is newer than this program is named by its type. */
export function wordsOfEvent(event: CourseEvent, wording: Wording): Words {
  // The table holds, under each type, words for that type: more than an index by a union can say.
  const say = words[event.type] as ((event: CourseEvent, wording: Wording) => Words) | undefined;
  return say?.(event, wording) ?? { text: (event as { readonly type: string }).type, tone: 'fact' };
}
