import { openPglite, pgliteEngine } from '../../store/database/pglite-engine';
import type { Engine } from '../../store/database/engine';
import { storeOn } from '../../store/store-on';
import { firstTwo } from './first-two-keys';

/** Adds the first two keys to the embedded database of a folder; dies (-9) right after a statement that begins as told. */
async function main(): Promise<void> {
  const [dataDir = '', beginning = ''] = process.argv.slice(2);
  const store = storeOn(dyingAfter(beginning, pgliteEngine(await openPglite({ dataDir }))));
  await store.keys.addFirst(firstTwo, async () => undefined);
  process.exit(0);
}

function dyingAfter(beginning: string, engine: Engine): Engine {
  return {
    ...engine,
    async acquire() {
      const connection = await engine.acquire();
      return {
        ...connection,
        async run(text, values) {
          const result = await connection.run(text, values);
          if (text.startsWith(beginning)) process.kill(process.pid, 'SIGKILL');
          return result;
        },
      };
    },
  };
}

void main();
