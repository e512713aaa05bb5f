import type { Command } from '../../domain/course/commands';
import type { Course } from '../../domain/course/state/course';

/** Names that a case gives to what the engine numbers: sessions by name, the finding and the hold last made as `last`. */
export interface NamesInCase {
  /** Names the session booked last. */
  give(name: string, course: Course): void;
  /** The command with names replaced by ids. */
  idsIn(command: Command, course: Course): Command;
  /** An id or obligation key with ids replaced by names. */
  nameOf(id: string): string;
}

export function namesInCase(): NamesInCase {
  const idByName = new Map<string, string>();
  return {
    give(name, course) {
      const booked = course.log.findLast(({ event }) => event.type === 'SessionBooked')?.event;
      if (booked?.type === 'SessionBooked') idByName.set(name, booked.session);
    },
    idsIn(command, course) {
      const finding = [...course.findings.keys()].at(-1);
      const hold = [...course.holds.keys()].at(-1);
      const ids = new Map([...idByName, ...(finding ? [['last', finding] as const] : [])]);
      const known: Readonly<Record<string, (value: string) => string>> = {
        session: (value) => ids.get(value) ?? value,
        replaces: (value) => ids.get(value) ?? value,
        finding: (value) => ids.get(value) ?? value,
        hold: (value) => (value === 'last' ? (hold ?? value) : value),
        obligation: (value) => replaced(value, ids),
      };
      const fields = Object.entries(command).map(([field, value]: [string, unknown]) => {
        const change = known[field];
        return [field, change && typeof value === 'string' ? change(value) : value] as const;
      });
      // Only texts are exchanged for texts, so that the command keeps its shape, which the compiler cannot follow.
      return Object.fromEntries(fields) as unknown as Command;
    },
    nameOf: (id) => replaced(id, new Map([...idByName].map(([name, known]) => [known, name]))),
  };
}

function replaced(key: string, by: ReadonlyMap<string, string>): string {
  return key
    .split(':')
    .map((part) => by.get(part) ?? part)
    .join(':');
}
