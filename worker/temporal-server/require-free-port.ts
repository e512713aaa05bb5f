import { createServer } from 'node:net';

/** Throws when another program listens on this port of 127.0.0.1, naming what the port is for. */
export async function requireFreePort(port: number, purpose: string): Promise<void> {
  const error = await whyTaken(port);
  if (error === undefined) return;
  throw new Error(
    `Port ${port}, meant for ${purpose}, is not free (${error}). Stop what uses it, or choose another port.`,
  );
}

function whyTaken(port: number): Promise<string | undefined> {
  return new Promise((settle) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => settle(error.code ?? error.message));
    server.listen(port, '127.0.0.1', () => server.close(() => settle(undefined)));
  });
}
