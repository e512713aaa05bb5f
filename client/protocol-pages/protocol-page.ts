import { checkProtocol } from '../../domain/protocol/check/check-protocol';
import type { MeasureRule, ObligationRule, Protocol, Series } from '../../domain/protocol/schema';
import { spanInWords } from '../../domain/time/nominal-minutes';
import { spaced } from '../words/words';
import { dueInWords } from './due-words';
import { ladderInWords, minimumInWords, rangeInWords, sourcesInWords } from './span-words';

/** One part of the page: a heading and its lines. */
export interface PageSection {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** A protocol as a clinician reads it, from what it is to what has to be confirmed. */
export function protocolPage(protocol: Protocol): readonly PageSection[] {
  return [
    { heading: 'What it is', lines: identity(protocol) },
    { heading: 'Screening', lines: screening(protocol) },
    { heading: 'Consent', lines: consent(protocol) },
    { heading: 'Before the first session', lines: supplies(protocol) },
    ...protocol.series.map((series) => ({
      heading: `${capital(series.phase)}: ${series.id}`,
      lines: ofSeries(series),
    })),
    { heading: 'Afterwards', lines: afterwards(protocol) },
    { heading: 'Measures', lines: protocol.measures.flatMap(ofMeasure) },
    { heading: 'Before a dose', lines: beforeDose(protocol) },
    { heading: 'No-shows and lapses', lines: absence(protocol) },
    { heading: 'Who owes what by when', lines: Object.entries(protocol.obligations).map(ofObligation) },
    { heading: 'Who is told when nobody acts', lines: ladders(protocol) },
    { heading: 'Sources', lines: Object.entries(protocol.sources).map(([key, text]) => `${key}  ${text}`) },
    { heading: 'For the clinic to confirm', lines: toConfirm(protocol) },
  ];
}

function identity({ title, id, version, route, drug, setting, offLabel }: Protocol): readonly string[] {
  const label = offLabel ? ', off label' : '';
  return [
    title,
    `${id} ${version}`,
    `${capital(route)} ${drug}, ${setting === 'home' ? 'at home' : 'at the clinic'}${label}`,
  ];
}

const tierWords = {
  exclude: 'a clinician has to decide against it knowingly',
  review: 'a clinician looks at it',
  caution: 'shown to the clinician',
} as const;

function screening({ screening: { questions, validFor } }: Protocol): readonly string[] {
  const tiers = (['exclude', 'review', 'caution'] as const).flatMap((tier) => {
    const asked = questions.filter((question) => question.tier === tier);
    if (asked.length === 0) return [];
    return [`A yes means: ${tierWords[tier]} (${tier})`, ...asked.map(({ text, source }) => `  ${text} [${source}]`)];
  });
  return [...tiers, `An approval is valid for ${spanInWords(validFor.span)} [${validFor.source}]`];
}

function consent({ consent: { form, version, languages, validFor } }: Protocol): readonly string[] {
  return [
    `Form ${form} ${version}, in ${languages.join(', ')}`,
    `A signature is valid for ${spanInWords(validFor.span)} [${validFor.source}]`,
  ];
}

function supplies({ supplies: wanted }: Protocol): readonly string[] {
  return wanted.length === 0
    ? ['Nothing has to be delivered']
    : wanted.map(({ title, source }) => `${title} [${source}]`);
}

function ofSeries({ sessions, spacing, introductory, ...series }: Series): readonly string[] {
  const { grace, targetFrom, targetTo, maximum, caps = [] } = spacing;
  const gaps = sourcesInWords(spacing.minimum.map(({ source }) => source));
  const targets = sourcesInWords([targetFrom.source, targetTo.source]);
  return [
    sessions.count === null
      ? `Sessions without a fixed end [${sessions.source}]`
      : `${sessions.count} sessions [${sessions.source}]`,
    `At least ${minimumInWords(spacing)} apart [${gaps}]`,
    ...(grace ? [`With a reason up to ${spanInWords(grace.span)} sooner [${grace.source}]`] : []),
    `Aimed at ${rangeInWords(targetFrom.span, targetTo.span)} apart [${targets}]`,
    `At most ${spanInWords(maximum.span)} apart; then a clinician decides [${maximum.source}]`,
    ...caps.map(
      ({ sessions: most, window, source }) => `At most ${most} within any ${spanInWords(window)} [${source}]`,
    ),
    ...(introductory ? ["Wider than the target needs a clinician's reason"] : []),
    `${series.durationMinutes.minutes} minutes booked [${series.durationMinutes.source}], ` +
      `${series.observationMinutes.minutes} minutes observed after the dose [${series.observationMinutes.source}]`,
    ...consults(series.consultAfter),
  ];
}

function consults({ sessions, every, source }: Series['consultAfter']): readonly string[] {
  const after = [
    ...(sessions.length > 0 ? [`session ${sessions.join(' and ')}`] : []),
    ...(every === null ? [] : [`every ${every} sessions`]),
  ];
  return after.length === 0
    ? []
    : [`A clinician's consult after ${after.join(', and after ')}; the next session waits for it [${source}]`];
}

function afterwards({ integration, reassessment: { opensAfter, closesAfter } }: Protocol): readonly string[] {
  return [
    `Integration is asked after for ${integration.weeks} weeks [${integration.source}]`,
    `The reassessment opens ${spanInWords(opensAfter.span)} after the last session [${opensAfter.source}] ` +
      `and closes after ${spanInWords(closesAfter.span)} [${closesAfter.source}]`,
  ];
}

function ofMeasure({
  instrument,
  items,
  triggers,
  dueBeforeSession,
  validFor,
  source,
}: MeasureRule): readonly string[] {
  return [
    `${instrument}, ${items} items: due ${spanInWords(dueBeforeSession)} before every session, ` +
      `valid for ${spanInWords(validFor.span)} [${source}]`,
    ...triggers.map(
      (one) => `  Item ${one.item} from ${one.from} upwards is ${severityWords[one.severity]} [${one.source}]`,
    ),
  ];
}

const severityWords = { crisis: 'a crisis', clinical: "a clinician's work of the same day" } as const;

function beforeDose({ vitals, monitorPerson }: Protocol): readonly string[] {
  return [
    `Not ready above ${vitals.systolicMaximum}/${vitals.diastolicMaximum} mmHg or ${vitals.heartRateMaximum} beats per minute [${vitals.source}]`,
    `${monitorPerson.required ? 'Somebody has to be named who stays with the patient' : 'Nobody has to stay with the patient'} [${monitorPerson.source}]`,
  ];
}

function absence({ lapse, noShows: { inARow, within, source } }: Protocol): readonly string[] {
  return [
    `${inARow} no-shows in a row, or ${within.count} within ${spanInWords(within.window)}, pause the course [${source}]`,
    `${spanInWords(lapse.after)} without a dose ask a clinician for a check-in [${lapse.source}]`,
  ];
}

function ofObligation([kind, rule]: readonly [string, ObligationRule]): string {
  const reminders = [
    ...(rule.remindAfterOpening ?? []).map((span) => `${spanInWords(span)} after it opens`),
    ...rule.remindBefore.map((span) => `${spanInWords(span)} before`),
  ];
  const reminded = reminders.length === 0 ? '' : `; reminded ${reminders.join(', ')}`;
  return `${capital(spaced(rule.owner))} owes: ${spaced(kind)}, ${dueInWords(kind, rule)}${reminded}; then ladder "${rule.ladder}" [${rule.source}]`;
}

function ladders({ ladders: all }: Protocol): readonly string[] {
  return Object.entries(all).map(([name, ladder]) => `${name}: ${ladderInWords(ladder)} [${ladder.source}]`);
}

function toConfirm(protocol: Protocol): readonly string[] {
  const notes = checkProtocol(protocol).filter(({ level }) => level === 'note');
  return notes.length === 0 ? ['Nothing'] : notes.map(({ path }) => path.join('.'));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
