import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { identityOf, type ProcessIdentity } from '../../../worker/process-identity';
import { whyGone } from '../../../worker/temporal-server/why-gone';

/** This very process stands for the server's. */
const here = identityOf(process.pid) as ProcessIdentity;

it('a server is there while its process runs and its port takes connections, and gone without either', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  expect(await whyGone(here, port)).toBeNull();
  expect(await whyGone({ ...here, startTime: 'another' }, port)).toBe(`process ${process.pid} has ended`);

  server.close();
  await once(server, 'close');
  expect(await whyGone(here, port)).toBe(`process ${process.pid} no longer listens on port ${port}`);
});
