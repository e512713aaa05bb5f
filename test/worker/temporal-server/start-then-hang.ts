import { startOrAdoptDevServer, type KeptDevServerOptions } from '../../../worker/temporal-server';

/** Starts a development server as told in the first argument, prints its pid, and waits to be killed. */
async function main(): Promise<void> {
  const options = JSON.parse(process.argv[2] ?? '') as KeptDevServerOptions;
  const { pid, adopted } = await startOrAdoptDevServer(options);
  process.stdout.write(`${JSON.stringify({ pid, adopted })}\n`);
  setInterval(() => undefined, 60_000);
}

void main();
