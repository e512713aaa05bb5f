import { connect } from 'node:net';
import { isRunning, type ProcessIdentity } from '../process-identity';

/** A busy server may take its time to accept; one that has gone refuses at once. */
const patienceMs = 1_000;

/** Why a server that has answered can serve no more; null while nothing of that kind is seen. */
export async function whyGone(identity: ProcessIdentity, port: number): Promise<string | null> {
  if (!isRunning(identity)) return `process ${identity.pid} has ended`;
  return (await refuses(port)) ? `process ${identity.pid} no longer listens on port ${port}` : null;
}

function refuses(port: number): Promise<boolean> {
  return new Promise((settle) => {
    const socket = connect({ host: '127.0.0.1', port });
    const end = (refused: boolean): void => {
      socket.destroy();
      settle(refused);
    };
    socket.once('connect', () => end(false));
    socket.once('error', ({ code }: NodeJS.ErrnoException) => end(code === 'ECONNREFUSED'));
    socket.setTimeout(patienceMs, () => end(false));
  });
}
