import type { CommandId, HoldId } from '../../ids';
import type { Actor } from '../actor';
import { said, type Change } from '../change';
import type { RequestCommand } from '../commands';
import type { Scene } from '../owed';
import { obligationKey } from '../owed/owed';
import { voidableBy } from '../state/event-classes';
import { clinicians } from '../state/obligation';
import { isDosingPhase } from '../state/rounds';
import { takenBack } from '../state/standing-facts';
import { closing, whyNotClosable } from './closing';
import { accepted, alreadySo, refused, type Handled } from './handled';
import { courseUnderWay } from './open-course';

type CourseRequest = Extract<
  RequestCommand,
  {
    readonly type:
      | 'EndTreatmentEarly'
      | 'PlaceHold'
      | 'LiftHold'
      | 'CloseFinding'
      | 'PauseCourse'
      | 'ResumeCourse'
      | 'DecideBooster'
      | 'CloseCourse'
      | 'ReopenCourse'
      | 'VoidFact';
  }
>;

/** Requests about the course as a whole. */
export function handleCourseRequest(scene: Scene, command: CourseRequest, commandId: CommandId, actor: Actor): Handled {
  const { course, phase } = scene;
  switch (command.type) {
    case 'EndTreatmentEarly':
      if (!isDosingPhase(phase))
        return refused({ type: 'NotInPhase', phase, needed: ['treatment', 'booster', 'maintenance'] });
      return accepted(said({ type: 'TreatmentEndedEarly', reason: command.reason }));
    case 'PlaceHold': {
      const hold = `hold:${commandId.slice(0, 10)}` as HoldId;
      return accepted(said({ type: 'HoldPlaced', hold, reason: command.reason, owner: command.owner }));
    }
    case 'LiftHold':
      return liftHold(scene, command);
    case 'CloseFinding':
      return closeFinding(scene, command);
    case 'PauseCourse':
      return course.paused ? alreadySo : accepted(said({ type: 'CoursePaused', reason: command.reason }));
    case 'ResumeCourse':
      return course.paused ? accepted(said({ type: 'CourseResumed', reason: command.reason })) : alreadySo;
    case 'DecideBooster':
      return decideBooster(scene, command);
    case 'CloseCourse':
      return closeCourse(scene, command);
    case 'ReopenCourse':
      return reopenCourse(scene, command);
    case 'VoidFact':
      return voidFact(scene, command, actor);
  }
}

function liftHold({ course }: Scene, { hold, reason }: Extract<CourseRequest, { type: 'LiftHold' }>): Handled {
  const known = course.holds.get(hold);
  if (!known) return refused({ type: 'HoldUnknown', hold });
  if (known.status === 'lifted') return alreadySo;
  const finding = [...course.findings.values()].find(({ id, status }) => status === 'open' && hold === `hold:${id}`);
  if (finding) {
    const because = `finding ${finding.id} (${finding.kind}) is open: a clinician closes it with CloseFinding`;
    return refused({ type: 'NotReady', reasons: [{ gate: 'openCrisis', because }] });
  }
  return accepted(said({ type: 'HoldLifted', hold, reason }));
}

/** A clinician's assessment closes a finding, and lifts the hold that it placed. */
function closeFinding({ course }: Scene, command: Extract<CourseRequest, { type: 'CloseFinding' }>): Handled {
  const { finding, assessment } = command;
  const known = course.findings.get(finding);
  if (!known) return refused({ type: 'FindingUnknown', finding });
  if (known.status === 'closed') return alreadySo;
  const hold = course.holds.get(`hold:${finding}` as HoldId);
  const lifted: Change[] =
    hold?.status === 'open' ? [said({ type: 'HoldLifted', hold: hold.id, reason: 'its finding was closed' })] : [];
  return accepted(said({ type: 'FindingClosed', finding, assessment }), ...lifted);
}

function decideBooster(scene: Scene, command: Extract<CourseRequest, { type: 'DecideBooster' }>): Handled {
  const { phase, round, protocol, course } = scene;
  const { decision, reason } = command;
  if ((phase !== 'integration' && phase !== 'reassessment') || !round) {
    return refused({ type: 'NotInPhase', phase, needed: ['integration', 'reassessment'] });
  }
  const wanted = { booster: 'booster', maintenance: 'maintenance', repeat: 'treatment', discharge: null }[decision];
  if (wanted !== null && !protocol.series.some((series) => series.phase === wanted)) {
    const known = protocol.series.map((series) => series.phase).join(', ');
    return refused({
      type: 'Impossible',
      field: 'decision',
      value: decision,
      expected: `a series the protocol has: ${known}`,
    });
  }
  const asked = (['decideBooster', 'decideBoosterEarly'] as const).map((kind) => obligationKey(kind, round.index));
  const open = asked.filter((key) => course.obligations.get(key)?.status === 'open');
  const ended = open.map((key) => said({ type: 'ObligationDone', obligation: key, note: decision }));
  const hindrance = decision === 'discharge' ? whyNotClosable(scene, 'completed') : null;
  if (hindrance) return refused(hindrance);
  const closed = decision === 'discharge' ? closing('completed', reason) : [];
  return accepted(said({ type: 'BoosterDecided', decision, reason }), ...ended, ...closed);
}

function closeCourse(scene: Scene, command: Extract<CourseRequest, { type: 'CloseCourse' }>): Handled {
  if (scene.course.closed) return alreadySo;
  const { outcome, reason } = command;
  const hindrance = whyNotClosable(scene, outcome);
  return hindrance ? refused(hindrance) : accepted(...closing(outcome, reason));
}

/** Not beside another course of its protocol that was opened since. */
function reopenCourse(scene: Scene, { reason }: Extract<CourseRequest, { type: 'ReopenCourse' }>): Handled {
  if (!scene.course.closed) return refused({ type: 'CourseNotClosed' });
  const other = courseUnderWay(scene.protocol, scene.moment.surroundings);
  return other ? refused(other) : accepted(said({ type: 'CourseReopened', reason }));
}

function voidFact(
  { course }: Scene,
  { seq, reason }: Extract<CourseRequest, { type: 'VoidFact' }>,
  { role }: Actor,
): Handled {
  const entry = course.log.find((candidate) => candidate.seq === seq);
  if (!entry) return refused({ type: 'EntryNotVoidable', seq, why: 'there is no such entry' });
  const by = voidableBy(entry.event.type);
  if (by === false) {
    const why = `${entry.event.type} is an act or a decision, not a fact; undo it with its own command`;
    return refused({ type: 'EntryNotVoidable', seq, why });
  }
  if (by === 'clinicians' && (role === null || !clinicians.includes(role))) {
    return refused({ type: 'RoleNotAllowed', needed: clinicians });
  }
  return takenBack(course.log).has(seq) ? alreadySo : accepted(said({ type: 'FactVoided', seq, reason }));
}
