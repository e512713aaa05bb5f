import type { Command } from 'commander';
import { CliError } from './cli-error';
import { idempotencyKey } from './idempotency-key';
import { readDocument } from './read-document';
import type { RunCommand } from './run-command';

interface FieldOptions {
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly language?: string;
  readonly zone?: string;
  readonly externalId?: string;
  readonly clinic?: readonly string[];
  readonly consent?: readonly string[];
  readonly highRisk?: boolean;
  readonly file?: string;
  readonly key?: string;
}

interface ChangeOptions extends FieldOptions {
  readonly withdrawConsent?: readonly string[];
  readonly optOut?: readonly string[];
  readonly optIn?: readonly string[];
  readonly without?: readonly string[];
}

type Patient = Readonly<Record<string, unknown>>;

export function patientCommands(program: Command, run: RunCommand): void {
  const patient = program.command('patient').description('the register of patients');

  patient
    .command('add')
    .description('add a patient')
    .option('--name <name>')
    .option('--email <address>')
    .option('--phone <number>', 'with + and the country code')
    .option('--language <tag>', 'e.g. en or es-MX')
    .option('--zone <zone>', 'where the patient is, e.g. America/New_York')
    .option('--external-id <id>', 'the id in the system that sends the patient')
    .option('--clinic <id...>', 'clinics that treat the patient')
    .option('--consent <channel...>', 'email, sms: where the patient agreed to be written to')
    .option('--high-risk')
    .option('--file <file>', 'fields from a YAML or JSON file')
    .option('--key <key>', 'Idempotency-Key, to repeat an earlier request')
    .action(
      run<[FieldOptions]>(async (session, { file, key, clinic, consent, ...plain }) => {
        const body = {
          ...(file === undefined ? {} : await readDocument(file)),
          ...plain,
          ...(clinic === undefined ? {} : { clinics: clinic }),
          ...(consent === undefined ? {} : { consent: each(consent, true) }),
        };
        const answer = await session.api.post<{ readonly id: string }>(
          '/patients',
          body,
          idempotencyKey(session.io, key),
        );
        session.print(
          answer,
          () => `Added ${answer.id}. Open a course with: regimen course open --patient ${answer.id} …`,
        );
      }),
    );

  patient
    .command('change <patient>')
    .description('correct what the register has of a patient; what is not named stays')
    .option('--name <name>')
    .option('--email <address>')
    .option('--phone <number>', 'with + and the country code')
    .option('--language <tag>', 'e.g. en or es-MX')
    .option('--zone <zone>', 'where the patient is, e.g. America/New_York')
    .option('--external-id <id>', 'the id in the system that sends the patient')
    .option('--clinic <id...>', 'clinics that treat the patient: all of them')
    .option('--consent <channel...>', 'email, sms: where the patient agreed to be written to')
    .option('--withdraw-consent <channel...>', 'where the patient agrees no more')
    .option('--opt-out <channel...>', 'where the patient asked for no more messages')
    .option('--opt-in <channel...>', 'where the patient takes that back')
    .option('--high-risk')
    .option('--no-high-risk')
    .option('--without <field...>', 'email, phone, zone, externalId: what is known no more')
    .option('--file <file>', 'fields from a YAML or JSON file')
    .option('--key <key>', 'Idempotency-Key, to repeat an earlier request')
    .action(
      run<[string, ChangeOptions]>(async (session, id, options) => {
        const answer = await session.api.patch<Patient>(
          `/patients/${encodeURIComponent(id)}`,
          await changesIn(options),
          idempotencyKey(session.io, options.key),
        );
        session.print(answer, () => patientText(answer, session.paint.bold));
      }),
    );

  patient
    .command('show <patient>')
    .description('show a patient; the look is logged')
    .action(
      run<[string]>(async (session, id) => {
        const answer = await session.api.get<Patient>(`/patients/${encodeURIComponent(id)}`);
        session.print(answer, () => patientText(answer, session.paint.bold));
      }),
    );
}

async function changesIn(options: ChangeOptions): Promise<object> {
  const { file, key: _key, clinic, consent, withdrawConsent, optOut, optIn, without = [], ...plain } = options;
  return {
    ...(file === undefined ? {} : await readDocument(file)),
    ...plain,
    ...(clinic === undefined ? {} : { clinics: clinic }),
    ...perChannel('consent', consent, '--consent', withdrawConsent, '--withdraw-consent'),
    ...perChannel('optedOut', optOut, '--opt-out', optIn, '--opt-in'),
    ...each(without, null),
  };
}

/** Never guesses which of two was meant: it is about what a patient agreed to. */
function perChannel(
  field: string,
  on: readonly string[] = [],
  onOption: string,
  off: readonly string[] = [],
  offOption: string,
): object {
  const both = on.find((channel) => off.includes(channel));
  if (both !== undefined)
    throw new CliError(2, `"${both}" is named in ${onOption} and in ${offOption}. Name it in one.`);
  return on.length + off.length === 0 ? {} : { [field]: { ...each(on, true), ...each(off, false) } };
}

function each(names: readonly string[], value: boolean | null): object {
  return Object.fromEntries(names.map((name) => [name, value]));
}

function patientText(patient: Patient, bold: (text: string) => string): string {
  return Object.entries(patient)
    .map(([name, value]) => `${bold(name.padEnd(12))}${shown(value)}`)
    .join('\n');
}

function shown(value: unknown): string {
  if (value === null) return '–';
  if (Array.isArray(value)) return value.map(String).join(', ');
  if (typeof value !== 'object') return typeof value === 'string' ? value : JSON.stringify(value);
  const yes = Object.entries(value).filter(([, holds]) => holds === true);
  return yes.length === 0 ? 'none' : yes.map(([name]) => name).join(', ');
}
