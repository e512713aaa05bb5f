import { z } from 'zod';
import { delay, name, owner, role, source, span } from './parts';

/** `after` counts from the ladder's start: the due time, or the finding for safety. */
const ladderLevel = z.strictObject({ role, after: delay, channel: z.enum(['console', 'email', 'sms']) });

export const ladder = z.strictObject({
  safety: z.boolean(),
  levels: z.array(ladderLevel).min(1),
  repeats: z.number().int().min(0).max(5),
  repeatAfter: span,
  acknowledgementLasts: span,
  source,
});

/** How one kind of obligation is timed: who owes it, how long they have, when they are reminded, which ladder follows. */
export const obligationRule = z.strictObject({
  owner,
  /**
   * From the moment it opens. `confirmMonitor` counts back from the session's start. Timed elsewhere, so that it only
   * serves as the lead with which a renewal is asked for, or not at all: see ObligationKind.
   */
  dueAfter: span,
  /** Before the due time, or before the appointment it is about. */
  remindBefore: z.array(span),
  remindAfterOpening: z.array(span).optional(),
  ladder: name,
  source,
});
