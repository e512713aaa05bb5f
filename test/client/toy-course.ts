import {
  allHandlersFinished,
  condition,
  continueAsNew,
  defineQuery,
  defineSignal,
  setDefaultUpdateHandler,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { Command } from '../../domain/course/commands';
import type { Delivery } from '../../domain/course/letters';
import type { LogEntry } from '../../domain/course/log';
import type { Instant } from '../../domain/time/instant';
import type { CarriedCourse, CommandAnswer, CommandMessage, LogPage, LogPageRequest } from '../../workflows/messages';

/**
 * Speaks the message contract of a course and misbehaves as it is told by the reason of a flag: `fault twice` cannot
 * decide the first two times, `hand over` continues as new under an accepted update, once.
 */
export async function course(carried: CarriedCourse): Promise<void> {
  const log: LogEntry[] = [...carried.log];
  let faults = 0;
  let handingOver = false;

  const remember = ({ letter, cause, actor }: Delivery): number => {
    const known = log.find((entry) => entry.cause.id === cause.id);
    if (known !== undefined) return known.seq;
    const at = '2031-03-03T14:00:00.000Z' as Instant;
    const seq = log.length + 1;
    const event = { type: 'FlagRaised', reason: (letter as Command).type } as const;
    log.push({ seq, event, effectiveAt: at, recordedAt: at, actor, cause });
    return seq;
  };
  if (carried.opening !== null) remember(carried.opening);

  setDefaultUpdateHandler(async (_name: string, ...args: unknown[]): Promise<CommandAnswer> => {
    const [message] = args as [CommandMessage];
    const { letter, cause } = message.delivery;
    if (log.some((entry) => entry.cause.id === cause.id && entry.cause.digest !== cause.digest)) {
      return { type: 'reply', reply: { type: 'refused', refusal: { type: 'IdempotencyKeyReused' } } };
    }
    const reason = 'reason' in letter ? letter.reason : null;
    if (reason === 'fault twice' && faults < 2) {
      faults += 1;
      return { type: 'fault', attempt: message.attempt, because: `fault ${faults}` };
    }
    if (reason === 'hand over' && workflowInfo().continuedFromExecutionRunId === undefined) {
      handingOver = true;
      await condition(() => false);
    }
    return { type: 'reply', reply: { type: 'accepted', seqs: [remember(message.delivery)] } };
  });
  setHandler(defineSignal<[Delivery]>('ReportFact'), (delivery) => void remember(delivery));
  setHandler(defineSignal<[Delivery]>('LookAgain'), (delivery) => void remember(delivery));
  setHandler(defineQuery<LogPage, [LogPageRequest]>('LogPage'), ({ fromSeq, limit }) => {
    const entries = log.filter((entry) => entry.seq >= fromSeq).slice(0, limit);
    const nextSeq = (entries.at(-1)?.seq ?? log.length) + 1;
    return { identity: carried.identity, entries, nextSeq: nextSeq > log.length ? null : nextSeq };
  });

  await condition(() => handingOver || isClosed(log));
  if (handingOver) await continueAsNew<typeof course>({ ...carried, log, opening: null });
  await condition(allHandlersFinished);
}

/** A fact that comes later takes the course up again, so only the last entry counts. */
function isClosed(log: readonly LogEntry[]): boolean {
  const last = log.at(-1)?.event;
  return last?.type === 'FlagRaised' && last.reason === 'CloseCourse';
}
