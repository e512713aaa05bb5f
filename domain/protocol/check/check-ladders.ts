import { nominalMinutes, spanInWords } from '../../time/nominal-minutes';
import type { Protocol } from '../schema';
import { error, warning, when } from './finding';
import type { ProtocolFinding, ProtocolPath } from './finding';

type Ladder = Protocol['ladders'][string];

/** How long nobody may have acknowledged a crisis before the next person is called (R23). */
const acknowledgeWithinMinutes = 15;
const contactWithinMinutes = 60;

/** Ladders out of order, unused, or too slow for a crisis. */
export function checkLadders({
  obligations,
  ladders,
}: Pick<Protocol, 'obligations' | 'ladders'>): readonly ProtocolFinding[] {
  const used = new Set(Object.values(obligations).map((rule) => rule.ladder));
  const forCrisis = obligations['contactPatient']?.ladder;
  return Object.entries(ladders).flatMap(([name, ladder]) => {
    const path = ['ladders', name];
    return [
      ...when(!used.has(name), () => warning(path, 'is used by no obligation')),
      ...orderFindings(ladder, path),
      ...holeFindings(ladder, path),
      ...(ladder.safety ? safetyFindings(ladder, path) : []),
      ...(name === forCrisis ? crisisFindings(ladder, path) : []),
    ];
  });
}

function orderFindings({ levels }: Ladder, path: ProtocolPath): readonly ProtocolFinding[] {
  return levels.flatMap(({ after }, index) => {
    const before = levels[index - 1];
    return before !== undefined && nominalMinutes(after) < nominalMinutes(before.after)
      ? [error([...path, 'levels', index, 'after'], `is ${spanInWords(after)}, sooner than the level before it`)]
      : [];
  });
}

/** A level that only says the same again to the same people leaves the others waiting. */
function holeFindings({ levels }: Ladder, path: ProtocolPath): readonly ProtocolFinding[] {
  return levels.flatMap(({ role, channel }, index) => {
    const before = levels[index - 1];
    return before?.role === role && before.channel === channel
      ? [warning([...path, 'levels', index, 'role'], `is ${role} by ${channel} again: nobody new is told`)]
      : [];
  });
}

function safetyFindings({ levels, repeats }: Ladder, path: ProtocolPath): readonly ProtocolFinding[] {
  const decides = levels.some(({ role }) => role === 'clinician' || role === 'medicalLead');
  return [
    ...when(!decides, () => error([...path, 'levels'], 'reaches no clinician and no medical lead')),
    ...when(repeats === 0, () => warning([...path, 'repeats'], 'is 0: after one climb nobody is called again')),
  ];
}

function crisisFindings({ levels, acknowledgementLasts }: Ladder, path: ProtocolPath): readonly ProtocolFinding[] {
  const waits = levels.map(({ after }, index) => nominalMinutes(after) - minutesBefore(levels, index));
  return [
    ...levels.flatMap(({ after }, index) => {
      const allowed = index === 0 ? 0 : acknowledgeWithinMinutes;
      return when((waits[index] ?? 0) > allowed, () =>
        error(
          [...path, 'levels', index, 'after'],
          index === 0
            ? `is ${spanInWords(after)}: in a crisis the first person is called at once`
            : `is ${spanInWords(after)}: in a crisis the next person is called within ${acknowledgeWithinMinutes} minutes`,
        ),
      );
    }),
    ...when(nominalMinutes(acknowledgementLasts) > contactWithinMinutes, () =>
      error(
        [...path, 'acknowledgementLasts'],
        `is ${spanInWords(acknowledgementLasts)}: it would outlast the hour in which the patient is to be reached`,
      ),
    ),
  ];
}

function minutesBefore(levels: Ladder['levels'], index: number): number {
  const before = levels[index - 1];
  return before === undefined ? 0 : nominalMinutes(before.after);
}
