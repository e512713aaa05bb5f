import { engine } from '../actor';
import { alarmingIn, type LegibleReport } from '../alarming';
import { said, type Change } from '../change';
import type { Command } from '../commands';
import type { Scene } from '../owed';

type Report = Extract<Command, { readonly type: LegibleReport['type'] }>;

/** Whatever a report is refused for, what is alarming in it is heard: the engine raises a flag for each (R22). */
export function alarmInRefused({ protocol }: Scene, command: Command): readonly Change[] {
  if (!isReport(command)) return [];
  return alarmingIn(protocol.measures, command).map((reason) =>
    said({ type: 'FlagRaised', reason }, { actor: engine }),
  );
}

function isReport(command: Command): command is Report {
  return command.type === 'RecordMeasure' || command.type === 'ReportAdverseEvent' || command.type === 'RaiseFlag';
}
