import type { Instant } from '../../time/instant';
import type { CourseEvent } from '../events';
import type { FactOrigin } from '../log';
import type { Scene } from '../owed';
import type { Refusal } from '../refusal';
import { sameContent } from '../same-content';
import { isSameFact, takenBack } from '../state/standing-facts';

type FactIdReused = Extract<Refusal, { readonly type: 'FactIdReused' }>;

/** Where a fact is known, and when it was so; both may be left unsaid. */
interface Told {
  readonly fact?: FactOrigin;
  readonly at?: Instant;
}

/**
 * Whether the course knows a fact: the same content under its id, at its version or a higher one, and not taken back since.
 * Other content there is no repeat, and is refused: accepted without a word it would be lost, however alarming.
 */
export function knownFact({ course }: Scene, event: CourseEvent, { fact, at }: Told): 'new' | 'known' | FactIdReused {
  if (!fact) return 'new';
  const gone = takenBack(course.log);
  const rivals = course.log.flatMap((entry) =>
    entry.fact && isSameFact(entry.fact, fact) && entry.fact.version >= fact.version && !gone.has(entry.seq)
      ? [{ ...entry, version: entry.fact.version }]
      : [],
  );
  const [first, ...others] = rivals;
  if (!first) return 'new';
  const says = ({ event: known, effectiveAt }: (typeof rivals)[number]) =>
    sameContent(known, event) && (at === undefined || at === effectiveAt);
  if (rivals.some(says)) return 'known';
  const { version, seq } = others.reduce((top, entry) => (entry.version > top.version ? entry : top), first);
  return { type: 'FactIdReused', source: fact.source, id: fact.id, version, seq };
}
