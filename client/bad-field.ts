/** One thing wrong with what somebody sent: where, what was there, why it will not do, and what would. */
export interface BadField {
  /** Path from the top, e.g. `facts[3].fact.id`; empty for the whole. */
  readonly field: string;
  /** What was there, shortened; left out when nothing was. */
  readonly value?: string | number | boolean | null;
  readonly message: string;
  readonly wayOut: string;
}
