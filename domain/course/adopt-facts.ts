import type { OpeningCommand } from './commands';
import { withChanges, type Draft, type DraftSeal } from './draft';
import { adoptFact } from './handle/adopt-fact';
import { impossibleAsOf } from './handle/open-course';
import { impossible, impossibleFields } from './impossible';
import type { Moment } from './moment';
import { sceneOf } from './owed';
import type { ImpossibleField, Refusal } from './refusal';

type AdoptCourse = Extract<OpeningCommand, { readonly type: 'AdoptCourse' }>;

interface Adopted {
  readonly draft: Draft;
  readonly refusal: Refusal | null;
}

/** Where an adoption stands after some of its facts. */
interface Adopting {
  readonly draft: Draft;
  readonly fields: readonly ImpossibleField[];
  readonly refuses: boolean;
}

/**
 * Takes the facts of an adoption into the opened course; each sees those before it that can be so. One that cannot be so
 * refuses the whole adoption, naming every such field of every fact: nothing is half taken in.
 */
export function adoptFacts(opened: Draft, command: AdoptCourse, moment: Moment, seal: DraftSeal): Adopted {
  const asOf = impossibleAsOf(command, moment.now);
  const begin: Adopting = { draft: opened, fields: asOf, refuses: asOf.length > 0 };
  const { draft, fields, refuses } = command.facts.reduce<Adopting>((adopting, fact, index) => {
    const scene = sceneOf(adopting.draft.course, moment);
    if (!scene) return adopting;
    const handled = adoptFact(scene, fact, command);
    if (handled.type === 'alreadySo') return adopting;
    const next = withChanges(adopting.draft, handled.changes, seal);
    if (handled.type === 'changes') return { ...adopting, draft: next };
    return {
      draft: next,
      fields: [...adopting.fields, ...inFact(index, handled.refusal)],
      // A form that cannot be so but is legibly alarming does not wait for a mended adoption (R22).
      refuses: adopting.refuses || handled.changes.length === 0,
    };
  }, begin);
  return { draft, refusal: refuses ? impossible(fields) : null };
}

function inFact(index: number, refusal: Refusal): readonly ImpossibleField[] {
  return fieldsOf(refusal).map((one) => ({ ...one, field: `facts.${index}.${one.field}` }));
}

/** Two facts of one adoption that share an id cannot both be so. */
function fieldsOf(refusal: Refusal): readonly ImpossibleField[] {
  if (refusal.type === 'Impossible') return impossibleFields(refusal);
  if (refusal.type !== 'FactIdReused') throw new Error(`A fact was refused as ${refusal.type}`);
  const { source, id, version } = refusal;
  const expected = `an id of its own in ${source}, or a version above ${version}; another fact of the list has this one`;
  return [{ field: 'fact.id', value: id, expected }];
}
