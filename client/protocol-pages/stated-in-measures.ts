import type { MeasureRule } from '../../domain/protocol/schema';
import { spanInWords } from '../../domain/time/nominal-minutes';
import { spaced } from '../words/words';
import type { Statement } from './stated';

/** Every member of a form is compared, those that this page does not know included. */
export function ofMeasure({
  instrument,
  triggers,
  dueBeforeSession,
  validFor,
  source,
  ...form
}: MeasureRule): readonly Statement[] {
  const part = `measures.${instrument}`;
  const about = `The form ${instrument}`;
  const own = { group: 'safety', partOf: part } as const;
  return [
    [
      part,
      {
        group: 'safety',
        name: about,
        value: 'asked for',
        added: `${about} is newly asked for`,
        removed: `${about} is no longer asked for`,
      },
    ],
    ...triggers.map((one): Statement => {
      const value = `${one.severity} from ${one.from} upwards`;
      return [
        `${part}.triggers.${one.item}`,
        { ...own, name: `${about}: item ${one.item} as a finding`, value, source: one.source },
      ];
    }),
    [
      `${part}.dueBeforeSession`,
      { ...own, name: `${about}: when it is due before a session`, value: spanInWords(dueBeforeSession), source },
    ],
    [
      `${part}.validFor`,
      { ...own, name: `${about}: how long it is valid`, value: spanInWords(validFor.span), source: validFor.source },
    ],
    ...Object.entries(form).map(([member, value]): Statement => [
      `${part}.${member}`,
      { ...own, name: `${about}: ${spaced(member)}`, value: JSON.stringify(value) },
    ]),
  ];
}
