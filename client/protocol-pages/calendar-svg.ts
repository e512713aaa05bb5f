import type { Calendar } from '../../domain/protocol/calendar';
import { plusDates } from '../../domain/time/local-date';
import type { LocalDate } from '../../domain/time/local-date';
import { dayMark, weekWords } from './calendar-text';
import { shortDate } from './short-date';

const day = { width: 34, height: 28 };
const left = 130;
const top = 78;
/** Generous, so that no font runs out of the picture. */
const letterWidth = 8;

/** Each kind of date has its own letter and its own line, so that nothing hangs on colour. */
const looks = {
  S: { fill: '#1f4e79', text: '#ffffff', dash: '' },
  '-': { fill: '#dce9f5', text: '#1a1a1a', dash: '3 2' },
  i: { fill: '#f3ecd8', text: '#1a1a1a', dash: '1 2' },
  R: { fill: '#dff0dc', text: '#1a1a1a', dash: '6 2' },
  '.': { fill: '#ffffff', text: '#767676', dash: '' },
} as const;

/** The calendar as a picture of its own: `title` and `desc` say the same in words. */
export function calendarSvg(calendar: Calendar, title: string): string {
  const { weeks, zone } = calendar;
  const height = top + weeks.length * day.height + 52;
  const notes = weeks.map(({ monday, sessions }) => weekWords(calendar, monday, sessions));
  const width = left + 7 * day.width + 24 + letterWidth * Math.max(40, ...notes.map(({ length }) => length));
  const weekdays = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
  const rows = weeks.flatMap(({ number, monday }, row) => {
    const y = top + row * day.height;
    const line = y + day.height * 0.66;
    return [
      text(12, line, `${number}`),
      text(44, line, shortDate(monday)),
      ...weekdays.map((_, column) => cell(calendar, plusDates(monday, column), left + column * day.width, y)),
      text(left + 7 * day.width + 12, line, notes[row] ?? ''),
    ];
  });
  const said = notes.filter((one) => one !== '');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title desc" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" font-size="13">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="desc">${escaped(`${said.join('. ')}.`)}</desc>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    `<text x="12" y="26" font-size="17" fill="#1a1a1a">${escaped(title)}</text>`,
    text(12, 46, `Every session on target, dates counted in ${zone}`),
    text(12, top - 8, 'Week'),
    ...weekdays.map((name, column) => text(left + column * day.width + 8, top - 8, name)),
    ...rows,
    text(12, height - 18, 'S session on target · - the next may be here too · i integration · R reassessment open'),
    '</svg>',
    '',
  ].join('\n');
}

function cell(calendar: Calendar, date: LocalDate, x: number, y: number): string {
  const mark = dayMark(calendar, date);
  const { fill, text: color, dash } = looks[mark.charAt(0) as keyof typeof looks];
  const middle = x + day.width / 2;
  return (
    `<rect x="${x + 1}" y="${y + 1}" width="${day.width - 2}" height="${day.height - 2}" fill="${fill}" stroke="#4d4d4d"${dash === '' ? '' : ` stroke-dasharray="${dash}"`}/>` +
    `<text x="${middle}" y="${y + day.height * 0.66}" text-anchor="middle" fill="${color}">${escaped(mark)}</text>`
  );
}

function text(x: number, y: number, content: string): string {
  return `<text x="${x}" y="${y}" fill="#1a1a1a">${escaped(content)}</text>`;
}

function escaped(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
