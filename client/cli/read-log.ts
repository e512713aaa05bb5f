import type { LogEntry } from '../../domain/course/log';
import type { ApiCalls } from './api-calls';
import type { EventsAnswer } from './answers';

/** A course's whole log, page by page, and the zone of its clinic. */
export async function readLog(
  api: ApiCalls,
  courseId: string,
): Promise<{ readonly zone: string; readonly log: LogEntry[] }> {
  const log: LogEntry[] = [];
  for (let from: number | null = 1; ;) {
    const page: EventsAnswer = await api.get<EventsAnswer>(`/courses/${encodeURIComponent(courseId)}/events`, {
      from: String(from),
      limit: '200',
    });
    log.push(...page.items);
    from = page.next;
    if (from === null) return { zone: page.zone, log };
  }
}
