import { laterOf } from '../../time/instant';
import { engine } from '../actor';
import { said, type Change } from '../change';
import { owedBy, type Owed, type Scene } from '../owed';
import { obligationKey, stillOpen } from '../owed/owed';
import { dueAfter, ladderFor, ruleFor } from '../owed/rule-for';
import type { Obligation } from '../state/obligation';
import { plannedReminders } from './planned-reminders';

/** Ends what a fact has settled or made needless; never because time has passed. */
export function endObligations(scene: Scene): readonly Change[] {
  const owed = new Map(owedBy(scene).map((item) => [item.key, item]));
  return openOnes(scene)
    .filter(({ kind }) => kind !== 'reviewCourse')
    .flatMap((obligation) => {
      const standing = owed.get(obligation.key)?.standing ?? { type: 'notNeeded', reason: whyGone(scene) };
      const about = { actor: engine, rule: `obligations.${obligation.kind}` };
      const { key } = obligation;
      if (standing.type === 'open') return [];
      if (standing.type === 'done')
        return [said({ type: 'ObligationDone', obligation: key, note: standing.note }, about)];
      return [said({ type: 'ObligationNotNeeded', obligation: key, reason: standing.reason }, about)];
    });
}

function whyGone({ course, phase }: Scene): string {
  if (course.closed) return 'the course is closed';
  if (course.clinical.diedAt) return 'the patient has died';
  return `not asked for in ${phase} as the course now stands`;
}

/** Opens what is owed from now on and was never told. */
export function openObligations(scene: Scene): readonly Change[] {
  return notYetOpened(scene)
    .filter(({ opensAt }) => opensAt <= scene.moment.now)
    .map((owed) => opened(scene, owed));
}

/** What is owed and not open, due to open now or later: never told, or ended by the engine for a reason that is gone. */
export function notYetOpened(scene: Scene): readonly Owed[] {
  return owedBy(scene).filter(({ key, standing }) => {
    const known = scene.course.obligations.get(key);
    const mayOpen = known === undefined || (known.status !== 'open' && known.endedBy === 'engine');
    return standing.type === 'open' && mayOpen;
  });
}

/** A course that is not closed always has somebody who owes something: failing all else, to look at it. */
export function reviewWhenNothingIsOwed(scene: Scene): readonly Change[] {
  const open = openOnes(scene);
  const reviews = open.filter(({ kind }) => kind === 'reviewCourse');
  if (open.length > reviews.length || (scene.course.closed && reviews.length > 0)) {
    const reason = 'something else is owed, or the course is closed';
    return reviews.map(({ key }) => said({ type: 'ObligationNotNeeded', obligation: key, reason }, { actor: engine }));
  }
  if (scene.course.closed || reviews.length > 0) return [];
  const before = [...scene.course.obligations.values()].filter(({ kind }) => kind === 'reviewCourse').length;
  const { now } = scene.moment;
  const review: Owed = {
    key: obligationKey('reviewCourse', before),
    kind: 'reviewCourse',
    opensAt: now,
    dueAt: dueAfter(scene, 'reviewCourse', now),
    standing: stillOpen,
  };
  return [opened(scene, review)];
}

function openOnes({ course }: Scene): readonly Obligation[] {
  return [...course.obligations.values()].filter(({ status }) => status === 'open');
}

function opened(scene: Scene, owed: Owed): Change {
  const { course, protocol } = scene;
  const rule = ruleFor(protocol, owed.kind);
  const { now } = scene.moment;
  const startsAt = owed.climbsFrom ?? owed.dueAt;
  // One that opens again is not blamed for the time in which it was not asked for.
  const climbsFrom = course.obligations.has(owed.key) ? laterOf(startsAt, now) : startsAt;
  return said(
    {
      type: 'ObligationOpened',
      obligation: owed.key,
      kind: owed.kind,
      owner: owed.owner ?? rule.owner,
      dueAt: owed.dueAt,
      reminders: plannedReminders(scene, owed, rule),
      ladder: ladderFor(protocol, owed.kind),
      climbsFrom: course.adoptedAsOf === null || owed.finding ? climbsFrom : laterOf(climbsFrom, course.adoptedAsOf),
      session: owed.session ?? null,
      finding: owed.finding ?? null,
    },
    { actor: engine, rule: `obligations.${owed.kind}` },
  );
}
