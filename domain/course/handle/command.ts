import type { CommandId } from '../../ids';
import { unreachable } from '../../unreachable';
import type { Actor } from '../actor';
import type { Command } from '../commands';
import { commandRoles } from '../command-roles';
import type { Scene } from '../owed';
import type { Refusal } from '../refusal';
import { bookSession } from './book-session';
import { handleCourseRequest } from './course-request';
import { closing, whyNotClosable } from './closing';
import { takeFact } from './fact';
import { refused, type Handled } from './handled';
import { handleObligationRequest } from './obligation-request';
import { handleSessionRequest } from './session-request';

/** Requests that a closed course still hears, beside facts, corrections and work on what is still owed for safety. */
const heardWhenClosed: readonly Command['type'][] = [
  'ReopenCourse',
  'VoidFact',
  'CloseFinding',
  'CloseCourse',
  'LiftHold',
];

/** A booking reported to a running course would get round the ledger. */
const onlyWhenAdopted = 'BookSession: bookings made elsewhere are only taken in with AdoptCourse';

/** Whether the actor may send this at all. The engine itself never sends commands. */
export function roleRefusal(command: Command, actor: Actor): Refusal | null {
  const needed = commandRoles[command.type];
  return actor.role !== null && needed.includes(actor.role) ? null : { type: 'RoleNotAllowed', needed };
}

/** Handles a command to a course that is open. */
export function handleCommand(scene: Scene, command: Command, commandId: CommandId, actor: Actor): Handled {
  const { closed } = scene.course;
  switch (command.type) {
    case 'OpenCourse':
    case 'AdoptCourse':
      return refused({ type: 'CourseAlreadyOpened' });
    case 'BookSession':
      return closed
        ? refused({ type: 'CourseClosed', closedAt: closed.at })
        : bookSession(scene, command, commandId, actor);
    case 'CancelBooking':
    case 'ClearSession':
    case 'StartSession':
    case 'DischargeSession':
    case 'CreditAbortedSession':
      return closed ? refused({ type: 'CourseClosed', closedAt: closed.at }) : handleSessionRequest(scene, command);
    case 'AcknowledgeEscalation':
    case 'RecordContact':
    case 'CompleteObligation':
    case 'MarkNotNeeded':
    case 'MarkCouldNotDo':
      return handleObligationRequest(scene, command, actor);
    case 'EndTreatmentEarly':
    case 'PlaceHold':
    case 'LiftHold':
    case 'CloseFinding':
    case 'PauseCourse':
    case 'ResumeCourse':
    case 'DecideBooster':
    case 'CloseCourse':
    case 'ReopenCourse':
    case 'VoidFact':
      if (closed && !heardWhenClosed.includes(command.type))
        return refused({ type: 'CourseClosed', closedAt: closed.at });
      return handleCourseRequest(scene, command, commandId, actor);
    case 'DecideScreening':
      return decideScreening(scene, command);
    case 'ReportBooking':
      return refused({ type: 'Impossible', field: 'type', value: command.type, expected: onlyWhenAdopted });
    case 'SubmitScreening':
    case 'SignConsent':
    case 'WithdrawConsent':
    case 'RecordSupply':
    case 'ReportNoShow':
    case 'ConfirmMonitor':
    case 'AnswerPreSession':
    case 'RecordVitals':
    case 'ReportDose':
    case 'WithholdSession':
    case 'AbortSession':
    case 'RecordMeasure':
    case 'AnswerCheckIn':
    case 'AnswerIntegration':
    case 'ReportAdverseEvent':
    case 'RaiseFlag':
    case 'ReportDeath':
    case 'ReportHospitalisation':
    case 'ReportHospitalDischarge':
      return takeFact(scene, command);
    default:
      return unreachable(command);
  }
}

/** Declining is a clinician's decision, and closes the course with it unless a crisis is open: then a person closes it later. */
function decideScreening(scene: Scene, command: Extract<Command, { type: 'DecideScreening' }>): Handled {
  const taken = takeFact(scene, command);
  if (taken.type !== 'changes' || taken.changes.length === 0) return taken;
  if (command.decision !== 'declined' || scene.course.closed || whyNotClosable(scene, 'declined')) return taken;
  return {
    type: 'changes',
    changes: [...taken.changes, ...closing('declined', command.reason)],
  };
}
