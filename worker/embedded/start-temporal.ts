import { join } from 'node:path';
import { searchAttributes } from '../../workflows/search-attributes';
import { uiCodecEndpoint } from '../codec-server';
import type { Config } from '../config';
import { describeChoice, resolveTemporal, startOrAdoptDevServer } from '../temporal-server';
import type { Stack } from './stack';
import type { WatchedServer } from './watch-temporal';

export interface EmbeddedTemporal {
  readonly address: string;
  /** Null where the server was given. */
  readonly uiPort: number | null;
  /** Null where the server was given: it is for others to watch. */
  readonly watched: WatchedServer | null;
}

/** The server that TEMPORAL_ADDRESS names, or a development server of our own with its state under `home`. */
export async function startTemporal(
  config: Config,
  tell: (line: string) => void,
  stack: Stack,
): Promise<EmbeddedTemporal> {
  const settings = { ...config.temporalServer, address: config.temporal.address ?? undefined };
  const choice = await resolveTemporal(settings, tell);
  tell(describeChoice(choice));
  if (choice.kind === 'address') return { address: choice.address, uiPort: null, watched: null };
  const { ports, home } = config;
  const start = () =>
    startOrAdoptDevServer({
      dataFolder: join(home, 'temporal'),
      executable: choice.path,
      port: ports.temporal,
      uiPort: ports.temporalUi,
      codecEndpoint: uiCodecEndpoint,
      namespace: config.temporal.namespace,
      searchAttributes,
      logLevel: 'warn',
    });
  let server = await start();
  stack.add('whichever runs then', () => server.stop());
  tell(
    server.adopted ? 'Went on with the Temporal server that a killed start had left' : 'Started the Temporal server',
  );
  return {
    address: server.address,
    uiPort: ports.temporalUi,
    watched: {
      whyGone: () => server.whyGone(),
      async startAgain() {
        server = await start();
      },
    },
  };
}
