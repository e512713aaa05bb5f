import type { Command } from 'commander';
import { commandSchemas } from '../command-schemas/command-schemas';
import type { AcceptedAnswer, CourseAnswer } from './answers';
import { hasClinicTimes, withClinicTimes } from './clinic-times';
import { commandHelp, commandNamed } from './command-names';
import { readFields } from './field-arguments';
import { idempotencyKey } from './idempotency-key';
import { onClinicClock } from './on-clinic-clock';
import { parsedObject, readDocument } from './read-document';
import { readLog } from './read-log';
import type { RunCommand } from './run-command';
import type { Session } from './session';
import { timeline } from './timeline';

interface DoOptions {
  readonly file?: string;
  readonly key?: string;
}

/** `course do`: any command, its fields typed out, as JSON or from a file. */
export function courseDoCommand(course: Command, run: RunCommand): void {
  const command = course
    .command('do <course> <command> [fields...]')
    .description("tell a course something, or ask something of it; times without an offset are on the clinic's clock")
    .usage("<course> <command> [--field value …] ['{…}'] [options]")
    .option('--file <file>', 'fields from a YAML or JSON file')
    .option('--key <key>', 'Idempotency-Key, to repeat an earlier request')
    .allowUnknownOption()
    .addHelpText('after', commandHelp);
  command.action(
    run<[string, string, string[], DoOptions]>(async (session, id, name, typed, { file, key }) => {
      const type = commandNamed(name);
      const path = `/courses/${encodeURIComponent(id)}`;
      const fields = {
        ...(file === undefined ? {} : await readDocument(file)),
        ...jsonOf(typed),
        ...readFields(
          typed.filter((_word, index) => !isBody(typed, index)),
          commandSchemas[type],
        ),
      };
      const body = hasClinicTimes(fields) ? withClinicTimes(fields, await zoneOf(session, path)) : fields;
      const answer = await session.api
        .post<AcceptedAnswer>(`${path}/commands/${type}`, body, idempotencyKey(session.io, key))
        .catch(async (error: unknown) => {
          throw session.json ? error : await onClinicClock(error, () => zoneOf(session, path));
        });
      const story = session.json ? '' : await storyOf(session, answer);
      session.print(answer, () => story);
    }),
  );
}

/** A word of JSON stands for the whole body, unless it is the value of a field: `--answers '{"a":true}'`. */
function isBody(typed: readonly string[], index: number): boolean {
  const before = typed[index - 1] ?? '';
  const isValue = before.startsWith('--') && !before.includes('=');
  return (typed[index] ?? '').trimStart().startsWith('{') && !isValue;
}

function jsonOf(typed: readonly string[]): object {
  const text = typed.find((_word, index) => isBody(typed, index));
  return text === undefined ? {} : parsedObject(text, 'The JSON after the command');
}

async function zoneOf({ api }: Session, path: string): Promise<string> {
  return (await api.get<CourseAnswer>(path)).zone;
}

/** What came of it, as the log tells it. */
async function storyOf({ api, io }: Session, { courseId, seqs }: AcceptedAnswer): Promise<string> {
  const [first] = seqs;
  if (first === undefined) return 'Accepted; it was so already.';
  const { zone, log } = await readLog(api, courseId);
  return ['Accepted.', timeline(log, { zone, colors: io.colors, fromSeq: first })].join('\n');
}
