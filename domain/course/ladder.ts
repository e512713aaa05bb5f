import type { Span } from '../time/span';
import type { Role } from './actor';
import type { StaffChannel } from './effects';

/** One rung: who is called, how long after the ladder's start, and how. */
export interface LadderLevel {
  readonly role: Role;
  readonly after: Span;
  readonly channel: StaffChannel;
}

/** A ladder as it was when its obligation opened; later edits of the protocol leave it alone. */
export interface Ladder {
  readonly name: string;
  /** A safety ladder starts at the finding, day or night; any other starts when the obligation is overdue and keeps to clinic hours. */
  readonly safety: boolean;
  readonly levels: readonly LadderLevel[];
  /** How often the whole ladder is climbed again before it stays open at its top. */
  readonly repeats: number;
  readonly repeatAfter: Span;
  /** An acknowledgement pauses the ladder for this long, then it is raised again. */
  readonly acknowledgementLasts: Span;
}
