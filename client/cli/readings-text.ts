import { clockIn } from '../words/clock';
import { spaced } from '../words/words';
import type { InstrumentReadings } from './answers';
import type { Session } from './session';
import { table } from './table';

type Form = InstrumentReadings['forms'][number];

/** Every instrument's totals, oldest first, with what they say in words. */
export function readingsText(
  readings: readonly InstrumentReadings[],
  zone: string,
  paint: Pick<Session['paint'], 'bold'>,
): string {
  const clock = clockIn(zone);
  const rows = readings.flatMap(({ title, forms }) =>
    forms.map((form, index) => [
      index === 0 ? title : '',
      clock.date(form.at),
      totalText(form),
      form.band === null ? '–' : spaced(form.band),
      changeText(form),
      meaningText(form),
    ]),
  );
  return table(['MEASURE', 'DATE', 'TOTAL', 'BAND', 'SINCE FIRST', 'SAYS'], rows, paint.bold);
}

function totalText({ total, missing }: Form): string {
  if (total !== null) return String(total);
  return missing === 0 ? 'none' : `open, ${missing} missing`;
}

function changeText({ change, fallPercent }: Form): string {
  if (change === null) return '–';
  const points = change > 0 ? `+${change}` : String(change);
  if (fallPercent === null || change === 0) return points;
  return `${points} (${Math.abs(fallPercent)} % ${fallPercent < 0 ? 'more' : 'less'})`;
}

function meaningText({ response, remission, meanings }: Form): string {
  const words = [
    ...(response === null ? [] : [response ? 'response' : 'no response']),
    ...(remission === null ? [] : [remission ? 'remission' : 'no remission']),
    ...meanings,
  ];
  return words.length === 0 ? '–' : words.join(', ');
}
