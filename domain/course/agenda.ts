import type { Instant } from '../time/instant';
import { nextRung } from './climb/next-rung';
import { reservationTimesOutAt } from './consequences/bookings';
import { notYetOpened } from './consequences/obligations';
import { reminderDueAt } from './consequences/reminders';
import type { Moment } from './moment';
import { sceneOf, type Scene } from './owed';
import type { Course } from './state/course';

/** One thing the course will do by itself if nobody acts. */
export interface AgendaItem {
  readonly at: Instant;
  readonly what: 'open' | 'remind' | 'escalate' | 'acknowledgementExpires' | 'refuseUnanswered' | 'enterPhase';
  /** The obligation, session or phase it is about. */
  readonly about: string;
}

/** Everything the course will do by itself, soonest first; derived, never stored. Empty before it is opened. */
export function agenda(course: Course, moment: Moment): readonly AgendaItem[] {
  const scene = sceneOf(course, moment);
  if (!scene) return [];
  const items = [...toOpen(scene), ...toRemind(scene), ...toClimb(scene), ...toRefuse(scene), ...toEnter(scene)];
  return items.sort((first, second) => (first.at < second.at ? -1 : first.at > second.at ? 1 : 0));
}

function toOpen(scene: Scene): readonly AgendaItem[] {
  return notYetOpened(scene).map(({ opensAt, key }) => ({ at: opensAt, what: 'open', about: key }));
}

function toRemind({ course }: Scene): readonly AgendaItem[] {
  return [...course.obligations.values()].flatMap((obligation) =>
    obligation.reminders.flatMap((reminder): AgendaItem[] => {
      const at = reminderDueAt(obligation, reminder);
      return at === null ? [] : [{ at, what: 'remind', about: obligation.key }];
    }),
  );
}

function toClimb(scene: Scene): readonly AgendaItem[] {
  return [...scene.course.obligations.values()].flatMap((obligation): AgendaItem[] => {
    const rung = nextRung(scene, obligation);
    if (!rung) return [];
    const what = rung.type === 'expire' ? 'acknowledgementExpires' : 'escalate';
    return [{ at: rung.at, what, about: obligation.key }];
  });
}

function toRefuse({ course }: Scene): readonly AgendaItem[] {
  return course.clinical.sessions.flatMap((session): AgendaItem[] =>
    session.status === 'requested'
      ? [{ at: reservationTimesOutAt(session), what: 'refuseUnanswered', about: session.id }]
      : [],
  );
}

function toEnter({ phase, reassessment }: Scene): readonly AgendaItem[] {
  if (phase !== 'integration' || !reassessment) return [];
  return [{ at: reassessment.opensAt, what: 'enterPhase', about: 'reassessment' }];
}
