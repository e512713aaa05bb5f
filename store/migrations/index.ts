import type { Migration } from 'kysely';
import { events } from './0001-events';
import { readModels } from './0002-read-models';
import { ledger } from './0003-ledger';
import { registers } from './0004-registers';
import { protocolLife } from './0005-protocol-life';

/** Every migration by its number. One that was released never changes and never goes. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-events': events,
  '0002-read-models': readModels,
  '0003-ledger': ledger,
  '0004-registers': registers,
  '0005-protocol-life': protocolLife,
};
