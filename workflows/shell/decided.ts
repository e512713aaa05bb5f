import type { AdvanceInput } from '../../activities/contract';
import type { Step } from '../../domain/course/step';
import { afterLetter, afterWake, isWakeDue } from './alarm-clock';
import { withEffects } from './effects-under-way';
import { letterKey } from './letter-key';
import type { Answer, AwaitedReply, Run } from './run';
import { withSizeAlarm } from './size-alarm';
import { stepProblem } from './step-problem';
import { undecided, wakeFailed } from './undecided';

/** The run after a decision: the log has grown, effects wait to be started, replies wait to be given. */
export function decided(run: Run, input: AdvanceInput, step: Step): Run {
  const problem = stepProblem(run.log, step);
  if (problem !== null) return undecided(run, input, problem);
  return afterRing(withSizeAlarm(withReplies(grown(run, step), input, step)), run, input, step);
}

function grown(run: Run, step: Step): Run {
  const { card, wakeAt, ended, events } = step;
  return {
    ...run,
    log: [...run.log, ...events],
    logChars: run.logChars + (events.length === 0 ? 0 : JSON.stringify(events).length),
    last: { card, wakeAt, ended },
    effects: withEffects(run.effects, step.effects),
    shown: run.shown && JSON.stringify(run.last?.card) === JSON.stringify(card),
  };
}

/**
 * A reply in the step of its own letter answers that letter alone (the same id with another body gets its own answer); a
 * later one answers whoever still waits under the command's id.
 */
function withReplies(run: Run, { delivery, now }: AdvanceInput, step: Step): Run {
  const ownKey = letterKey(delivery);
  const answerTo = ({ key, commandId, decidedAt }: AwaitedReply): Answer | null => {
    if (key !== ownKey && (decidedAt === null || commandId === delivery.cause.id)) return null;
    const found = step.replies.find((reply) => reply.commandId === commandId);
    return found === undefined ? null : { key, content: { type: 'reply', reply: found.reply } };
  };
  return {
    ...run,
    answers: [...run.answers, ...run.awaited.flatMap((reply) => answerTo(reply) ?? [])],
    awaited: run.awaited
      .filter((reply) => answerTo(reply) === null)
      .map((reply) => (reply.key === ownKey ? { ...reply, decidedAt: now } : reply)),
  };
}

function afterRing(run: Run, before: Run, { delivery, now }: AdvanceInput, step: Step): Run {
  if (delivery.letter.type === 'Wake') {
    // A wake that leaves something due would ring for ever, without a pause.
    if (step.wakeAt !== null && step.wakeAt <= now) return wakeFailed(run, delivery);
    const rung = { ...run, clock: afterWake(run.clock) };
    return before.clock.failures > 0 ? withParkedAgain(rung) : rung;
  }
  const taken = { ...run, mailbox: run.mailbox.slice(1) };
  if (delivery.letter.type === 'LookAgain') return withParkedAgain({ ...taken, clock: afterWake(run.clock) });
  return { ...taken, clock: afterLetter(run.clock, isWakeDue(before)) };
}

/** What failed may be mended now. Parked letters are older than any in the mailbox. */
function withParkedAgain(run: Run): Run {
  return { ...run, mailbox: [...run.parked, ...run.mailbox], parked: [] };
}
