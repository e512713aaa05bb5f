import { addSpan } from '../../time/add-span';
import type { Actor } from '../actor';
import { said } from '../change';
import type { RequestCommand } from '../commands';
import type { ObligationKind } from '../obligation-events';
import type { Scene } from '../owed';
import { clinicians, mayEnd, type Obligation } from '../state/obligation';
import { accepted, alreadySo, refused, type Handled } from './handled';

type ObligationRequest = Extract<
  RequestCommand,
  {
    readonly type:
      'AcknowledgeEscalation' | 'RecordContact' | 'CompleteObligation' | 'MarkNotNeeded' | 'MarkCouldNotDo';
  }
>;

/** Obligations that only their own fact or decision ends; the answer names the command that does. */
const endsBy: Readonly<Partial<Record<ObligationKind, string>>> = {
  submitScreening: 'SubmitScreening',
  decideScreening: 'DecideScreening',
  signConsent: 'SignConsent',
  supply: 'RecordSupply',
  bookSession: 'BookSession',
  dischargeSession: 'DischargeSession',
  decideBooster: 'DecideBooster',
  decideBoosterEarly: 'DecideBooster',
  followFinding: 'CloseFinding',
  contactPatient: 'RecordContact with outcome reached, or CloseFinding',
  reviewHold: 'LiftHold',
  reviewPause: 'ResumeCourse, ReportHospitalDischarge or CloseCourse',
  attendSession: 'StartSession, ReportDose, WithholdSession or ReportNoShow',
};

/** A person works an obligation: takes it on, tries to reach somebody, or ends it with a reason. */
export function handleObligationRequest(scene: Scene, command: ObligationRequest, actor: Actor): Handled {
  const obligation = scene.course.obligations.get(command.obligation);
  if (!obligation) return refused({ type: 'ObligationUnknown', obligation: command.obligation });
  const { key, status } = obligation;
  if (status !== 'open') return ended(command, obligation);
  if (ends(command) && !mayEnd(obligation, actor)) return refused({ type: 'RoleNotAllowed', needed: clinicians });
  switch (command.type) {
    case 'AcknowledgeEscalation':
      return acknowledge(scene, obligation);
    case 'RecordContact':
      return accepted(
        said({ type: 'ContactAttempted', obligation: key, outcome: command.outcome, note: command.note }),
      );
    case 'CompleteObligation': {
      const by = endsBy[obligation.kind];
      if (by) return refused({ type: 'ObligationEndsOtherwise', obligation: key, by });
      return accepted(said({ type: 'ObligationDone', obligation: key, note: command.note }));
    }
    case 'MarkNotNeeded':
    case 'MarkCouldNotDo': {
      if (obligation.kind === 'consult' && command.type === 'MarkCouldNotDo') {
        return refused({ type: 'ObligationEndsOtherwise', obligation: key, by: 'CompleteObligation or MarkNotNeeded' });
      }
      if (obligation.finding !== null || isBoosterDecision(obligation)) {
        return refused({
          type: 'ObligationEndsOtherwise',
          obligation: key,
          by: endsBy[obligation.kind] ?? 'CloseFinding',
        });
      }
      const type = command.type === 'MarkNotNeeded' ? 'ObligationNotNeeded' : 'ObligationCouldNotBeDone';
      return accepted(said({ type, obligation: key, reason: command.reason }));
    }
  }
}

function ends({ type }: ObligationRequest): boolean {
  return type === 'CompleteObligation' || type === 'MarkNotNeeded' || type === 'MarkCouldNotDo';
}

function isBoosterDecision({ kind }: Obligation): boolean {
  return kind === 'decideBooster' || kind === 'decideBoosterEarly';
}

function acknowledge(scene: Scene, { key, climb, ladder }: Obligation): Handled {
  if (climb.acknowledgedUntil) return alreadySo;
  const until = addSpan(scene.moment.now, ladder.acknowledgementLasts, scene.zone);
  return accepted(said({ type: 'EscalationAcknowledged', obligation: key, until }));
}

function ended(command: ObligationRequest, { key, status }: Obligation): Handled {
  const same =
    (command.type === 'CompleteObligation' && status === 'done') ||
    (command.type === 'MarkNotNeeded' && status === 'notNeeded') ||
    (command.type === 'MarkCouldNotDo' && status === 'couldNotDo');
  return same ? alreadySo : refused({ type: 'ObligationEnded', obligation: key, status });
}
