import type { Protocol } from '../../domain/protocol/schema';
import { spanInWords } from '../../domain/time/nominal-minutes';
import { ladderInWords } from './span-words';
import type { Stated, Statement } from './stated';
import { ofDrift } from './stated-in-drift';
import { ofMeasure } from './stated-in-measures';
import { ofObligations } from './stated-in-obligations';
import { ofSeries } from './stated-in-series';

/** Everything a protocol states, by its path. */
export function statedIn(protocol: Protocol): ReadonlyMap<string, Stated> {
  const { id, version, title, drug, route, setting, offLabel, integration, reassessment, lapse } = protocol;
  const { monitorPerson, vitals, noShows, consent, sources } = protocol;
  const rest = (name: string, value: string, source?: string): Stated => {
    return { group: 'rest', name, value, ...(source === undefined ? {} : { source }) };
  };
  const safety = (name: string, value: string, source: string): Stated => ({ group: 'safety', name, value, source });
  return new Map<string, Stated>([
    ...protocol.measures.flatMap(ofMeasure),
    [
      'vitals.systolicMaximum',
      safety('The highest systolic pressure before a dose', `${vitals.systolicMaximum} mmHg`, vitals.source),
    ],
    [
      'vitals.diastolicMaximum',
      safety('The highest diastolic pressure before a dose', `${vitals.diastolicMaximum} mmHg`, vitals.source),
    ],
    [
      'vitals.heartRateMaximum',
      safety('The highest heart rate before a dose', `${vitals.heartRateMaximum} a minute`, vitals.source),
    ],
    [
      'monitorPerson',
      safety(
        'A person who stays with the patient',
        monitorPerson.required ? 'needed' : 'not needed',
        monitorPerson.source,
      ),
    ],
    ...Object.entries(protocol.ladders).map(([name, ladder]): readonly [string, Stated] => {
      const group = ladder.safety ? 'safety' : 'obligations';
      return [
        `ladders.${name}`,
        { group, name: `The ladder ${name}`, value: `"${ladderInWords(ladder)}"`, source: ladder.source },
      ];
    }),
    ['noShows.inARow', safety('The no-shows in a row that pause the course', String(noShows.inARow), noShows.source)],
    [
      'noShows.within',
      safety(
        'The no-shows within a time that pause the course',
        `${noShows.within.count} in ${spanInWords(noShows.within.window)}`,
        noShows.source,
      ),
    ],
    ...protocol.series.flatMap(ofSeries),
    [
      'lapse',
      {
        group: 'spacing',
        name: 'The time without a dose that asks for a check-in',
        value: spanInWords(lapse.after),
        source: lapse.source,
      },
    ],
    ...ofScreening(protocol),
    ...ofConsent(consent),
    ...protocol.supplies.map(({ id: supply, title: what, source }): readonly [string, Stated] => [
      `supplies.${supply}`,
      { group: 'sessions', name: `The supply ${supply}`, value: what, source },
    ]),
    ...ofObligations(protocol),
    ['integration.weeks', rest('The weeks of integration', String(integration.weeks), integration.source)],
    [
      'reassessment.opensAfter',
      rest(
        'The reassessment: its opening after the last session',
        spanInWords(reassessment.opensAfter.span),
        reassessment.opensAfter.source,
      ),
    ],
    [
      'reassessment.closesAfter',
      rest(
        'The reassessment: its close after the last session',
        spanInWords(reassessment.closesAfter.span),
        reassessment.closesAfter.source,
      ),
    ],
    ...ofDrift(reassessment.drift),
    ['id', rest('The id', id)],
    ['version', rest('The version', version)],
    ['title', rest('The title', `"${title}"`)],
    ['drug', rest('The drug', drug)],
    ['route', rest('The route', route)],
    ['setting', rest('The setting', setting)],
    ['offLabel', rest('The use', offLabel ? 'off label' : 'as approved')],
    ...Object.entries(sources).map(([key, text]): readonly [string, Stated] => [
      `sources.${key}`,
      rest(`The source ${key}`, `"${text}"`),
    ]),
  ]);
}

function ofScreening({ screening: { questions, validFor } }: Protocol): readonly Statement[] {
  return [
    ...questions.flatMap(({ id, text, tier, source }): readonly Statement[] => {
      const part = `screening.questions.${id}`;
      const whole = { group: 'screening', name: `The screening question ${id}`, value: `"${text}"`, source } as const;
      return [
        [
          part,
          {
            ...whole,
            added: `A screening question is new: "${text}" (${tier})`,
            removed: `A screening question is gone: "${text}" (${tier})`,
          },
        ],
        [`${part}.tier`, { group: 'screening', name: `What a yes to "${text}" means`, value: tier, partOf: part }],
      ];
    }),
    [
      'screening.validFor',
      {
        group: 'screening',
        name: 'How long an approval is valid',
        value: spanInWords(validFor.span),
        source: validFor.source,
      },
    ],
  ];
}

function ofConsent({ form, version, languages, validFor }: Protocol['consent']): readonly Statement[] {
  return [
    ['consent.form', { group: 'consent', name: 'The consent form', value: `${form} ${version}` }],
    ['consent.languages', { group: 'consent', name: 'The languages of the consent', value: languages.join(', ') }],
    [
      'consent.validFor',
      {
        group: 'consent',
        name: 'How long a signature is valid',
        value: spanInWords(validFor.span),
        source: validFor.source,
      },
    ],
  ];
}
