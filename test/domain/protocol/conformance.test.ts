import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readCases } from '../../../client/protocol-cases/read-cases';
import { runCases } from '../../../client/protocol-cases/run-cases';
import type { CaseOutcome } from '../../../client/protocol-cases/run-cases';
import { readProtocol } from '../../../client/protocol-files/read-protocol';

const protocols = join(__dirname, '../../../protocols');
const shipped = readdirSync(protocols, { withFileTypes: true }).filter((entry) => entry.isDirectory());

/** What `regimen protocol test` would say of the protocol. */
async function run(name: string): Promise<readonly CaseOutcome[]> {
  const file = join(protocols, name, 'protocol.yaml');
  const { protocol, findings } = await readProtocol(file);
  if (protocol === null) throw new Error(`${file} is not sound: ${JSON.stringify(findings)}`);
  const read = await readCases(file, protocol);
  const faults = read.flatMap((one) => one.findings);
  if (faults.length > 0) throw new Error(`The cases of ${name} are not sound: ${JSON.stringify(faults)}`);
  return read.flatMap((one) => runCases(protocol, one));
}

describe.each(shipped.map(({ name }) => name))('the cases of %s', (name) => {
  const outcomes = run(name);

  it('are answered as they expect', async () => {
    const failing = (await outcomes).filter(({ mismatches }) => mismatches.length > 0);
    expect(failing.map(({ title, mismatches }) => ({ title, mismatches }))).toEqual([]);
  });

  it('are at least forty-five, each with a title of its own', async () => {
    const titles = (await outcomes).map(({ title }) => title);
    expect(titles.length).toBeGreaterThanOrEqual(45);
    expect(new Set(titles).size).toBe(titles.length);
  });
});
