import { createHash } from 'node:crypto';
import type { CommandType } from '../domain/course/commands';
import type { CommandId, CourseId } from '../domain/ids';
import { canonicalJson } from './canonical-json';

/**
 * A course's id, 20 hex digits: the same caller with the same key always opens the same course. Workflow ids are plain
 * text in Temporal, so it says nothing of the patient.
 */
export function courseIdOf(caller: string, key: string): CourseId {
  return hashOf(['course', caller, key]).slice(0, 20) as CourseId;
}

/** A command's id, 32 hex digits: what a course knows a repeat by. */
export function commandIdOf(caller: string, type: CommandType, key: string): CommandId {
  return hashOf(['command', caller, type, key]).slice(0, 32) as CommandId;
}

/** SHA-256 of the content, 64 hex digits: tells a repeat from another body under the same key. */
export function digestOf(body: unknown): string {
  return createHash('sha256').update(canonicalJson(body)).digest('hex');
}

/** 64 hex digits; over JSON, so that where one part ends and the next begins is never in doubt. */
export function hashOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
