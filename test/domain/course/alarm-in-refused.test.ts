import type { Actor } from '../../../domain/course/actor';
import type { FactCommand } from '../../../domain/course/commands';
import { instant } from '../../../domain/time/instant';
import { coordinator, CourseWorld } from '../../support/course-world';
import { admit } from '../../support/course-steps';

const monday = instant('2031-03-03T15:00:00Z');
const tuesday = instant('2031-03-04T15:00:00Z');
const admin: Actor = { ...coordinator, role: 'admin' };
const positive = [1, 1, 1, 1, 1, 1, 1, 1, 1];

const form = (instrument: string, items: readonly number[] = positive): FactCommand => {
  return { type: 'RecordMeasure', instrument, items, session: null };
};
const collapse = (serious: boolean): FactCommand => {
  return { type: 'ReportAdverseEvent', serious, description: 'collapsed' };
};
const worry: FactCommand = { type: 'RaiseFlag', reason: 'said goodbye' };

/** What is flagged and how often on-call is paged for it, after a first command under the same key if there is one. */
function heardOf(command: FactCommand, actor = coordinator, first?: FactCommand) {
  const world = admit(new CourseWorld(monday));
  if (first) world.send(first, coordinator, 'k');
  const reply = world.send(command, actor, 'k');
  expect(reply.type).toBe('refused');
  const pages = world.told('EscalationRaised').filter(({ obligation }) => obligation.startsWith('contactPatient:'));
  expect(pages).toHaveLength(world.told('FindingRaised').length);
  return world.told('FlagRaised').map(({ reason }) => reason);
}

describe('a report that is refused', () => {
  const serious = 'serious adverse event in a report that was refused: collapsed';
  const flag = 'flag that was refused: said goodbye';
  const item9 = 'positive answer to item 9 on a form that was refused';

  it.each([
    ['a serious adverse event in the future', { ...collapse(true), at: tuesday }, coordinator, serious],
    ['a serious adverse event from somebody who may not send it', collapse(true), admin, serious],
    ['a flag in the future', { ...worry, at: tuesday }, coordinator, flag],
    ['a flag from somebody who may not send it', worry, admin, flag],
    ['a form whose instrument is written PHQ-9', form('PHQ-9'), coordinator, item9],
    ['a form whose instrument is written phq9', form('phq9'), coordinator, item9],
  ])('pages all the same: %s', (_what, command, actor, reason) => {
    expect(heardOf(command, actor)).toEqual([reason]);
  });

  it.each([
    ['a serious adverse event', collapse(true), collapse(false), [serious]],
    ['a flag', worry, { ...worry, reason: 'first' }, ['first', flag]],
  ] as const)('pages although its key was used: %s', (_what, command, first, reasons) => {
    expect(heardOf(command, coordinator, first)).toEqual(reasons);
  });

  it.each([
    ['an adverse event that is not serious', { ...collapse(false), at: tuesday }],
    ['a form without an alarming answer', form('PHQ-9', [3, 3, 3, 3, 3, 3, 3, 3, 0])],
    ['a form of another instrument', form('gad-7')],
  ])('raises nothing for what is not alarming: %s', (_what, command) => {
    expect(heardOf(command)).toEqual([]);
  });
});
