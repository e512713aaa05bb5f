import { statusOf } from '../../domain/course/card';
import type { Course } from '../../domain/course/state/course';
import type { Obligation } from '../../domain/course/state/obligation';
import { readingsByInstrument } from '../../domain/measures/readings-by-instrument';
import type { CourseView } from '../schemas/course-view';

/** A folded course in plain JSON; null while it is not opened. */
export function courseViewOf(
  course: Course,
  { zone, readFrom }: Pick<CourseView, 'zone' | 'readFrom'>,
): CourseView | null {
  const { identity, opening, clinical, obligations } = course;
  if (opening === null) return null;
  const { courseId, realm, clinic, patient } = identity;
  const { id, version, title } = opening.protocol;
  const submitted = clinical.screening.submissions.at(-1);
  const decided = clinical.screening.decisions.at(-1);
  return {
    courseId,
    realm,
    clinic,
    zone,
    patient,
    protocol: { id, version, title },
    follows: opening.follows,
    highRisk: opening.highRisk,
    openedAt: opening.at,
    adoptedAsOf: course.adoptedAsOf,
    phase: course.phase ?? 'screening',
    status: statusOf(course),
    pausedSince: course.paused?.since ?? null,
    closedAt: course.closed?.at ?? null,
    screening: {
      submittedAt: submitted?.at ?? null,
      decision: decided?.decision ?? null,
      decidedAt: decided?.at ?? null,
    },
    consent: clinical.consent,
    supplies: [...clinical.supplies],
    sessions: clinical.sessions.map((session) => ({ ...session, preparation: { ...session.preparation } })),
    measures: clinical.measures.map((measure) => ({ ...measure, items: [...measure.items] })),
    readings: readingsByInstrument(opening.protocol, clinical.measures).map(({ forms, ...instrument }) => ({
      ...instrument,
      forms: forms.map((form) => ({ ...form, meanings: [...form.meanings] })),
    })),
    obligations: [...obligations.values()]
      .filter(({ status }) => status === 'open')
      .sort((one, other) => (one.dueAt < other.dueAt ? -1 : one.dueAt > other.dueAt ? 1 : 0))
      .map(openObligation),
    findings: [...course.findings.values()],
    holds: [...course.holds.values()],
    boosterDecisions: [...clinical.boosterDecisions],
    lastSeq: course.log.at(-1)?.seq ?? 0,
    readFrom,
  };
}

function openObligation(obligation: Obligation): CourseView['obligations'][number] {
  const { key, kind, owner, session, finding, openedAt, dueAt, ladder, climb } = obligation;
  return {
    obligation: key,
    kind,
    owner,
    session,
    finding,
    openedAt,
    dueAt,
    ladder: ladder.name,
    escalated: climb.everRaised,
    acknowledgedUntil: climb.acknowledgedUntil,
  };
}
