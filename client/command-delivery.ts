import type { Actor } from '../domain/course/actor';
import type { Command } from '../domain/course/commands';
import type { Delivery } from '../domain/course/letters';
import { commandIdOf, digestOf } from './command-id';

/** A command with who sends it and under which key; the same key again is the same command, however often it is sent. */
export interface CommandRequest<Sent extends Command = Command> {
  readonly command: Sent;
  readonly actor: Actor;
  /** Whoever chose the key; two callers may use the same one. */
  readonly caller: string;
  readonly key: string;
  /** What a repeat must equal, where that is not the command itself but what it was made of. */
  readonly digest?: string;
}

export function commandDelivery(request: CommandRequest): Delivery {
  const { command, actor, caller, key } = request;
  return {
    letter: command,
    actor,
    cause: {
      kind: 'command',
      id: commandIdOf(caller, command.type, key),
      digest: request.digest ?? digestOf(command),
    },
  };
}
