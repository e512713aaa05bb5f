import type { Database } from '../database/database';
import { takeLock } from '../database/take-lock';
import { moveVersion } from './move-version';
import { newestFirst } from './newest-first';
import { protocolHistory } from './protocol-history';
import type { Protocols, StoredProtocol } from './protocols';
import { introduceVersion, publishDraft } from './publish-version';
import { storedProtocols } from './stored-protocols';

export function protocolsIn(db: Database): Protocols {
  return {
    publish: (protocol, digest, act) =>
      db.transaction().execute(async (tx) => {
        await takeLock(tx, 'protocol', protocol.id);
        return publishDraft(tx, protocol, digest, act);
      }),
    introduce: (protocol, digest, act) =>
      db.transaction().execute(async (tx) => {
        await takeLock(tx, 'protocol', protocol.id);
        return introduceVersion(tx, protocol, digest, act);
      }),
    move: (id, version, to, act, digest) =>
      db.transaction().execute(async (tx) => {
        await takeLock(tx, 'protocol', id);
        return moveVersion(tx, { id, version }, to, act, digest);
      }),
    async get(id, version) {
      const found = (await storedProtocols(db, id)).filter((one) => version === undefined || named(one) === version);
      return found.find(({ status }) => status === 'active') ?? found.sort(byNewest)[0] ?? null;
    },
    async list() {
      return (await storedProtocols(db)).sort(byNewest);
    },
    history: (id, version) => protocolHistory(db, id, version),
  };
}

function named({ protocol }: StoredProtocol): string {
  return protocol.version;
}

function byNewest(one: StoredProtocol, other: StoredProtocol): number {
  return newestFirst(one.protocol, other.protocol);
}
