import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { listProtocols } from '../../client/protocol-files/list-protocols';
import { engine } from '../../domain/course/actor';
import type { ProtocolStatus } from '../../domain/protocol/life';
import type { Protocol } from '../../domain/protocol/schema';
import type { Instant } from '../../domain/time/instant';
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

/** A version that was taken in and waits for people: no real course begins under it yet. */
export interface WaitingProtocol {
  readonly name: string;
  readonly status: 'draft' | 'approved';
}

/**
 * Takes in the protocol files. One that ships is active at once where its protocol is not known yet; any other becomes a
 * draft, those under `<home>/protocols` always: what a clinic wrote is not used on patients until its people say so. A
 * version that is no draft any more and has other content is refused. Answers with what still waits for people.
 */
export async function publishProtocols(home: string, store: Store, at: Instant): Promise<readonly WaitingProtocol[]> {
  const shipped = await soundFilesUnder(projectRoot());
  const own = await soundFilesUnder(home);
  const waiting: WaitingProtocol[] = [];
  const keep = ({ id, version }: Protocol, status: ProtocolStatus): void => {
    if (status === 'draft' || status === 'approved') waiting.push({ name: `${id}@${version}`, status });
  };
  for (const { protocol, digest } of shipped) {
    keep(
      protocol,
      await store.protocols.introduce(protocol, digest, { actor: engine, at, reason: 'comes with Regimen' }),
    );
  }
  for (const { protocol, digest, file } of own) {
    const reason = `read from ${relative(home, file)}`;
    keep(protocol, await store.protocols.publish(protocol, digest, { actor: engine, at, reason }));
  }
  return waiting;
}

/** What to tell whoever started Regimen. */
export function waitingText({ name, status }: WaitingProtocol): string {
  return status === 'draft'
    ? `Protocol ${name} is a draft: a clinician approves it (regimen protocol approve), then a medical lead makes it active`
    : `Protocol ${name} is approved and not active yet: a medical lead makes it active (regimen protocol activate)`;
}

interface SoundFile {
  readonly file: string;
  readonly protocol: Protocol;
  readonly digest: string;
}

async function soundFilesUnder(root: string): Promise<readonly SoundFile[]> {
  if (!existsSync(join(root, 'protocols'))) return [];
  return (await listProtocols(root)).map(({ file, protocol, digest, findings }) => {
    if (protocol !== null && digest !== null) return { file, protocol, digest };
    const faults = findings.filter(({ level }) => level === 'error');
    const lines = faults.map((fault) => `${fault.file}:${fault.line}:${fault.column} ${fault.message}`);
    throw new ProtocolFileWrong(`A protocol cannot be published:\n${lines.join('\n')}`);
  });
}
