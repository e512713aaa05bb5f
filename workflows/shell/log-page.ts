import type { LogEntry } from '../../domain/course/log';
import type { LogPage, LogPageRequest } from '../messages';
import type { Run } from './run';

const mostEntries = 200;
/** A query's answer may hold 2 MB; at four bytes a character this stays under it. */
const mostChars = 500_000;

/** The entries from `fromSeq` on; always at least one when there is one, so that asking on and on reaches the end. */
export function logPage({ identity, log }: Pick<Run, 'identity' | 'log'>, request: LogPageRequest): LogPage {
  const from = Math.max(request.fromSeq, 1) - 1;
  const limit = Math.min(Math.max(request.limit, 1), mostEntries);
  const entries: LogEntry[] = [];
  let chars = 0;
  for (const entry of log.slice(from, from + limit)) {
    chars += JSON.stringify(entry).length;
    if (entries.length > 0 && chars > mostChars) break;
    entries.push(entry);
  }
  const reached = from + entries.length;
  return { identity, entries, nextSeq: reached < log.length ? reached + 1 : null };
}
