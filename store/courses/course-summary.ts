import type { Selectable } from 'kysely';
import type { Tables } from '../database/tables';
import type { CourseSummary } from './courses';

export function summaryOf(row: Selectable<Tables['courses']>): CourseSummary {
  const { protocolId, protocolVersion, ...rest } = row;
  return { ...rest, protocol: { id: protocolId, version: protocolVersion } };
}
