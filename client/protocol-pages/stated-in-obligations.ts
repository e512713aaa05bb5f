import type { Protocol } from '../../domain/protocol/schema';
import { spanInWords } from '../../domain/time/nominal-minutes';
import { spaced } from '../words/words';
import type { Statement } from './stated';

/** A finding's obligations are safety; the others come after what is clinical. */
const ofSafety = ['contactPatient', 'followFinding', 'welfareCheck', 'callAfterSession', 'dischargeSession'];

export function ofObligations({ obligations }: Protocol): readonly Statement[] {
  return Object.entries(obligations).flatMap(([kind, rule]): readonly Statement[] => {
    const part = `obligations.${kind}`;
    const group = ofSafety.includes(kind) ? 'safety' : 'obligations';
    const about = `The obligation "${spaced(kind)}"`;
    const own = { group, partOf: part } as const;
    const reminders = [
      ...rule.remindBefore.map((span) => `${spanInWords(span)} before`),
      ...(rule.remindAfterOpening ?? []).map((span) => `${spanInWords(span)} after it opens`),
    ];
    return [
      [part, { group, name: about, value: `the ${spaced(rule.owner)}'s`, source: rule.source }],
      [`${part}.dueAfter`, { ...own, name: `${about}: its time`, value: spanInWords(rule.dueAfter) }],
      [`${part}.reminders`, { ...own, name: `${about}: its reminders`, value: reminders.join(', ') || 'none' }],
      [`${part}.ladder`, { ...own, name: `${about}: its ladder`, value: rule.ladder }],
    ];
  });
}
