import type { CommandId } from '../ids';
import type { Instant } from '../time/instant';
import type { Effect } from './effects';
import type { LogEntry } from './log';
import type { Refusal } from './refusal';

/** What a caller is told. An accepted command names the entries it caused; a repeat names the same ones again. */
export type Reply =
  | { readonly type: 'accepted'; readonly seqs: readonly number[] }
  | { readonly type: 'refused'; readonly refusal: Refusal };

export type CourseStatus = 'active' | 'held' | 'paused' | 'closed';

/** Under 1 kB and free of personal data: it is shown in the Temporal UI and feeds the search attributes. */
export interface Card {
  readonly protocol: string;
  readonly phase: string;
  readonly status: CourseStatus;
  readonly next: { readonly what: string; readonly at: Instant } | null;
  readonly openEscalations: number;
}

/**
 * What one decision comes to. Recorded in the workflow's history and read back on replay, so it is a stored format:
 * versioned, append-only.
 */
export interface Step {
  readonly v: 1;
  readonly events: readonly LogEntry[];
  readonly effects: readonly Effect[];
  readonly replies: readonly { readonly commandId: CommandId; readonly reply: Reply }[];
  readonly wakeAt: Instant | null;
  readonly ended: boolean;
  readonly card: Card;
}
