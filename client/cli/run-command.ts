import type { Command } from 'commander';
import type { CliIo } from './cli-io';
import { startSession } from './session';
import type { Session, SharedOptions } from './session';

type Action<Args extends readonly unknown[]> = (...args: [...Args, Command]) => Promise<void>;

/** Makes an action of a command that asks the API. Arguments and options come as commander hands them. */
export type RunCommand = <Args extends readonly unknown[]>(
  work: (session: Session, ...args: Args) => Promise<void>,
) => Action<Args>;

/** The same for a command that needs no running Regimen. */
export type RunHere = <Args extends readonly unknown[]>(
  work: (io: CliIo, options: SharedOptions, ...args: Args) => Promise<void>,
) => Action<Args>;

export function runCommand(io: CliIo): RunCommand {
  return <Args extends readonly unknown[]>(work: (session: Session, ...args: Args) => Promise<void>): Action<Args> =>
    async (...handed) => {
      const { args, options } = partsOf<Args>(handed);
      await work(await startSession(io, options), ...args);
    };
}

export function runHere(io: CliIo): RunHere {
  return <Args extends readonly unknown[]>(
      work: (io: CliIo, options: SharedOptions, ...args: Args) => Promise<void>,
    ): Action<Args> =>
    async (...handed) => {
      const { args, options } = partsOf<Args>(handed);
      await work(io, options, ...args);
    };
}

/** Commander hands an action its arguments, then its options, then the command itself. */
function partsOf<Args extends readonly unknown[]>(handed: readonly unknown[]) {
  const command = handed.at(-1) as Command;
  return { args: handed.slice(0, -1) as unknown as Args, options: command.optsWithGlobals<SharedOptions>() };
}
