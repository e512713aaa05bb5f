import type { Insertable, Selectable } from 'kysely';
import type { CourseEvent } from '../../domain/course/events';
import type { CourseIdentity } from '../../domain/course/log';
import { jsonText } from '../database/json-text';
import type { Tables } from '../database/tables';
import type { StoredEntry } from './courses';

export type EventRow = Selectable<Tables['events']>;

/** The envelope as the event table holds it. */
export function eventRow(identity: CourseIdentity, entry: StoredEntry): Insertable<Tables['events']> {
  const { type, ...body } = entry.event;
  return {
    ...identityOf(identity),
    seq: entry.seq,
    type,
    body: jsonText(body),
    effectiveAt: entry.effectiveAt,
    recordedAt: entry.recordedAt,
    actor: jsonText(entry.actor),
    cause: jsonText(entry.cause),
    fact: entry.fact === undefined ? null : jsonText(entry.fact),
    protocolDigest: entry.protocolDigest,
    surroundingsDigest: entry.surroundingsDigest,
    engineBuild: entry.engineBuild,
  };
}

export function entryOf(row: EventRow): StoredEntry {
  return {
    seq: row.seq,
    event: { type: row.type, ...row.body } as CourseEvent,
    effectiveAt: row.effectiveAt,
    recordedAt: row.recordedAt,
    actor: row.actor,
    cause: row.cause,
    ...(row.fact === null ? {} : { fact: row.fact }),
    protocolDigest: row.protocolDigest,
    surroundingsDigest: row.surroundingsDigest,
    engineBuild: row.engineBuild,
  };
}

/** Without whatever else the object carries. */
export function identityOf({ courseId, realm, clinic, patient }: CourseIdentity): CourseIdentity {
  return { courseId, realm, clinic, patient };
}
