import type { ObligationKey, SessionId } from '../../domain/ids';
import type { Instant } from '../../domain/time/instant';

/** How a sentence is meant: what people and systems said, what the engine did, what is alarming, what was refused. */
export type Tone = 'fact' | 'act' | 'alarm' | 'refused';

export interface Words {
  readonly text: string;
  readonly tone: Tone;
}

/** How the reader wants times and ids to read. */
export interface Wording {
  readonly at: (instant: Instant) => string;
  readonly session: (id: SessionId) => string;
  readonly obligation: (key: ObligationKey) => string;
}

export const fact = (text: string): Words => ({ text, tone: 'fact' });
export const act = (text: string): Words => ({ text, tone: 'act' });
export const alarm = (text: string): Words => ({ text, tone: 'alarm' });
export const refused = (text: string): Words => ({ text, tone: 'refused' });

/** `returnMeasure` → `return measure`; a path such as `treatment.induction.spacing.targetTo` stays as protocols write it. */
export function spaced(name: string): string {
  return name.replace(/\S+/g, (word) => (/\w\.\w/.test(word) ? word : apart(word)));
}

function apart(word: string): string {
  return word.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
