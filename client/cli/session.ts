import { createColors } from 'picocolors';
import { apiAccess } from './api-access';
import { apiCalls } from './api-calls';
import type { ApiCalls } from './api-calls';
import type { CliIo } from './cli-io';

/** Options that every command takes. */
export interface SharedOptions {
  readonly json?: boolean;
  readonly as?: string;
}

/** What one run of a command works with. */
export interface Session {
  readonly io: CliIo;
  readonly api: ApiCalls;
  readonly paint: ReturnType<typeof createColors>;
  readonly json: boolean;
  /** Prints the answer as JSON for programs, or what `text` makes of it for people. */
  print(answer: unknown, text: () => string): void;
}

export async function startSession(io: CliIo, options: SharedOptions): Promise<Session> {
  const api = apiCalls(await apiAccess(io, options.as), io.fetch);
  const json = options.json === true;
  return {
    io,
    api,
    paint: createColors(io.colors),
    json,
    print: (answer, text) => io.out(json ? JSON.stringify(answer, null, 2) : text()),
  };
}
