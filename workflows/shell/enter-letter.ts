import type { Delivery } from '../../domain/course/letters';
import type { CommandId } from '../../domain/ids';
import { letterKey } from './letter-key';
import type { Run } from './run';

/** Puts a command into the mailbox; one that is already there, or still awaits its reply, is not decided twice. */
export function enterCommand(run: Run, delivery: Delivery): Run {
  const key = letterKey(delivery);
  if (run.awaited.some((reply) => reply.key === key)) return run;
  const commandId = delivery.cause.id as CommandId;
  return {
    ...run,
    mailbox: [...run.mailbox, delivery],
    awaited: [...run.awaited, { key, commandId, decidedAt: null }],
  };
}

/** Puts a letter that wants no answer into the mailbox, unless it lies there or is parked already. */
export function enterFact(run: Run, delivery: Delivery): Run {
  const key = letterKey(delivery);
  if ([...run.mailbox, ...run.parked].some((other) => letterKey(other) === key)) return run;
  return { ...run, mailbox: [...run.mailbox, delivery] };
}
