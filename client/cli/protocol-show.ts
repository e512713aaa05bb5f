import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { createColors } from 'picocolors';
import { calendarOf } from '../../domain/protocol/calendar';
import { dateOf } from '../../domain/time/dates-in-zone';
import { localDate } from '../../domain/time/local-date';
import type { LocalDate } from '../../domain/time/local-date';
import { isZone } from '../../domain/time/zone-offset';
import { calendarSvg } from '../protocol-pages/calendar-svg';
import { calendarText } from '../protocol-pages/calendar-text';
import { protocolPage } from '../protocol-pages/protocol-page';
import { CliError } from './cli-error';
import type { CliIo } from './cli-io';
import { protocolNamed } from './protocol-named';
import type { RunHere } from './run-command';
import type { SharedOptions } from './session';

interface ShowOptions extends SharedOptions {
  readonly start?: string;
  readonly zone: string;
  readonly svg?: string;
}

export function protocolShowCommand(protocol: Command, runHere: RunHere): void {
  protocol
    .command('show <protocol>')
    .description('show a file, or a published protocol such as sublingual-home@1.0.0, as a page with its calendar')
    .option('--start <date>', 'date of the first session, e.g. 2031-03-03; today, if left out')
    .option('--zone <zone>', "the clinic's zone, in which dates count", 'America/New_York')
    .option('--svg <path>', 'write the calendar as a picture as well')
    .action(runHere<[string, ShowOptions]>(show));
}

async function show(io: CliIo, shared: SharedOptions, named: string, options: ShowOptions): Promise<void> {
  const { zone, svg } = options;
  if (!isZone(zone)) throw new CliError(2, `"${zone}" is no zone: name one such as America/New_York.`);
  const start = options.start === undefined ? dateOf(io.now(), zone) : startDate(options.start);
  const protocol = await protocolNamed(io, shared, named);
  const calendar = calendarOf(protocol, start, zone);
  const page = protocolPage(protocol);
  if (svg !== undefined)
    await writeSvg(svg, calendarSvg(calendar, `${protocol.title} (${protocol.id} ${protocol.version})`));
  if (shared.json === true) {
    io.out(JSON.stringify({ protocol, page, calendar }, null, 2));
    return;
  }
  const paint = createColors(io.colors);
  const sections = page.map(({ heading, lines }) =>
    [paint.bold(heading), ...lines.map((line) => `  ${line}`)].join('\n'),
  );
  io.out([...sections, [paint.bold('Calendar'), calendarText(calendar)].join('\n')].join('\n\n'));
}

function startDate(text: string): LocalDate {
  try {
    return localDate(text);
  } catch (error) {
    if (error instanceof RangeError) throw new CliError(2, error.message);
    throw error;
  }
}

async function writeSvg(path: string, picture: string): Promise<void> {
  try {
    await writeFile(path, picture);
  } catch (error) {
    throw new CliError(2, `${path} cannot be written (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`);
  }
}
