import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { listProtocols } from '../../client/protocol-files/list-protocols';
import type { Protocol } from '../../domain/protocol/schema';
import type { Store } from '../../store';
import { loadClinicFiles } from '../clinic-files';
import type { LastGoodClinics } from '../last-good';
import { projectRoot } from '../project-root';

/** A protocol file that may not be published, with everything that is wrong with it. */
class ProtocolFileWrong extends Error {
  override readonly name = 'ProtocolFileWrong';
}

/** Where the clinics' files are: `<home>/clinics`, or the demonstration's where there is no such folder. */
export function clinicsFolder(home: string): string {
  const own = join(home, 'clinics');
  return existsSync(own) ? own : join(projectRoot(), 'clinics');
}

/** Takes the clinics' files into the store and onto this machine; for a stage on which no course is under way yet. */
export async function loadClinics(home: string, store: Store, lastGood: LastGoodClinics): Promise<void> {
  for (const file of await loadClinicFiles(clinicsFolder(home))) {
    await store.clinics.put(file);
    await lastGood.keep(file);
  }
}

/** Publishes the protocols that ship and those under `<home>/protocols`; a version that is known with other content is refused. */
export async function publishProtocols(home: string, store: Store): Promise<readonly Protocol[]> {
  const roots = [projectRoot(), home].filter((root) => existsSync(join(root, 'protocols')));
  const files = (await Promise.all(roots.map(listProtocols))).flat();
  const published: Protocol[] = [];
  for (const { protocol, digest, findings } of files) {
    const faults = findings.filter(({ level }) => level === 'error');
    if (protocol === null || digest === null || faults.length > 0) {
      const lines = faults.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`);
      throw new ProtocolFileWrong(`A protocol cannot be published:\n${lines.join('\n')}`);
    }
    await store.protocols.publish(protocol, digest);
    published.push(protocol);
  }
  return published;
}
