import { pausedUnlessAborted } from '../with-patience';

/** A server that is to be there for as long as we are. */
export interface WatchedServer {
  /** Why it can serve no more; null while it can. */
  whyGone(): Promise<string | null>;
  /** Starts it again on its data and ports, and resolves once it answers. */
  startAgain(): Promise<void>;
}

export interface WatchOptions {
  /** Tells the person at the terminal. */
  readonly tell: (line: string) => void;
  /** False when the signal came first. */
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<boolean>;
  /** Milliseconds that only ever go up. */
  readonly clock?: () => number;
}

export interface TemporalWatch {
  /** Rejects with `TemporalLost` when the server is given up; resolves once the watching was stopped. */
  readonly ended: Promise<void>;
  /** Ends the watching. A start that is under way is waited for, so that its server can be stopped. */
  stop(): Promise<void>;
}

/** The server stops, and no start of it lasts. Its data is kept. */
export class TemporalLost extends Error {
  override readonly name = 'TemporalLost';
}

/** Alarms of courses are late by this much at most before the server is missed. */
const lookEveryMs = 1_000;

/** Before each try, and so how many there are: half a minute, starts included, for a full disk or a taken port to pass. */
const waitsMs = [0, 1_000, 2_000, 4_000, 8_000];

/** A server that ran for so long is well again: the next stop has all the tries before it. */
const steadyMs = 60_000;

/** Watches over the server, and starts it again when it has gone. */
export function watchTemporal(server: WatchedServer, options: WatchOptions): TemporalWatch {
  const stopping = new AbortController();
  const ended = watch(server, options, stopping.signal);
  // Whoever waits for it hears of it; until somebody does, it is no defect.
  ended.catch(() => undefined);
  return {
    ended,
    async stop() {
      stopping.abort();
      await ended.catch(() => undefined);
    },
  };
}

async function watch(server: WatchedServer, options: WatchOptions, signal: AbortSignal): Promise<void> {
  const { tell, pause = pausedUnlessAborted, clock = () => performance.now() } = options;
  let tries = 0;
  let backAt = clock();
  let gone: string | null = null;
  let problem = '';
  for (;;) {
    if (gone === null) {
      if (!(await pause(lookEveryMs, signal))) return;
      gone = await server.whyGone();
      if (signal.aborted) return;
      if (gone === null) continue;
      if (clock() - backAt >= steadyMs) tries = 0;
      problem = gone;
      tell(`Temporal's server stopped (${gone}); starting it again`);
    }
    const waitMs = waitsMs[tries];
    if (waitMs === undefined) throw givenUp(problem);
    if (waitMs > 0 && !(await pause(waitMs, signal))) return;
    tries += 1;
    try {
      await server.startAgain();
      gone = null;
      backAt = clock();
      tell('Temporal is back');
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error);
      tell(`Temporal's server did not start (try ${tries} of ${waitsMs.length}): ${problem}`);
    }
  }
}

function givenUp(problem: string): TemporalLost {
  return new TemporalLost(
    `Temporal's server does not stay up, after ${waitsMs.length} tries to start it again. The last problem: ${problem}\n` +
      'Without it no reminder and no safety page goes out, so Regimen stops. Nothing is lost. Mend the problem, then run ' +
      'npm start: it goes on where it was.',
  );
}
