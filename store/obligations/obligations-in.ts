import type { Database } from '../database/database';
import { listObligations } from './list-obligations';
import type { Obligations } from './obligations';

export function obligationsIn(db: Database): Obligations {
  return { list: (filter) => listObligations(db, filter) };
}
