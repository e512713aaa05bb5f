/** What matters for patients first, then the rest, in this order. */
export const changeGroups = ['safety', 'spacing', 'screening', 'consent', 'sessions', 'obligations', 'rest'] as const;

/** One difference between two protocols; `text` is a sentence that a clinician understands. */
export interface ProtocolChange {
  readonly group: (typeof changeGroups)[number];
  /** Path in the newer protocol, or in the older where it is gone. */
  readonly path: string;
  readonly text: string;
}

export type Group = ProtocolChange['group'];

/** A figure or a text at its path, as it reads on its own: two are the same where they read the same. */
export interface Stated {
  readonly group: Group;
  /** How the sentence names it: `Introductory series: the minimum gap`. */
  readonly name: string;
  readonly value: string;
  readonly source?: string;
  /** What is said of it where the other protocol has nothing there; by default `… is new: …` and `… is gone: …`. */
  readonly added?: string;
  readonly removed?: string;
  /** It belongs to a part that is said as a whole where the part is new or gone. */
  readonly partOf?: string;
}

export type Statement = readonly [path: string, stated: Stated];
