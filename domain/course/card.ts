import type { AgendaItem } from './agenda';
import type { Course } from './state/course';
import type { Card, CourseStatus } from './step';

/** The course in under 1 kB, free of personal data. */
export function cardOf(course: Course, items: readonly AgendaItem[]): Card {
  const next = items[0];
  const open = [...course.obligations.values()].filter(({ status }) => status === 'open');
  const protocol = course.opening?.protocol;
  return {
    protocol: protocol ? `${protocol.id}@${protocol.version}` : '',
    phase: course.phase ?? 'screening',
    status: statusOf(course),
    next: next ? { what: `${next.what} ${next.about}`, at: next.at } : null,
    openEscalations: open.filter(({ climb }) => climb.everRaised).length,
  };
}

/** Held while any hold stands; a pause outweighs it, closing outweighs both. */
export function statusOf({ closed, paused, holds, clinical }: Course): CourseStatus {
  if (closed) return 'closed';
  if (paused || clinical.hospitalisedAt) return 'paused';
  return [...holds.values()].some(({ status }) => status === 'open') ? 'held' : 'active';
}
