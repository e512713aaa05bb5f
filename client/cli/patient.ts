import type { Command } from 'commander';
import { idempotencyKey } from './idempotency-key';
import { readDocument } from './read-document';
import type { RunCommand } from './run-command';

interface AddOptions {
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
      run<[AddOptions]>(async (session, { file, key, clinic, consent, ...plain }) => {
        const body = {
          ...(file === undefined ? {} : await readDocument(file)),
          ...plain,
          ...(clinic === undefined ? {} : { clinics: clinic }),
          ...(consent === undefined ? {} : { consent: Object.fromEntries(consent.map((channel) => [channel, true])) }),
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
    .command('show <patient>')
    .description('show a patient; the look is logged')
    .action(
      run<[string]>(async (session, id) => {
        const answer = await session.api.get<Patient>(`/patients/${encodeURIComponent(id)}`);
        session.print(answer, () => patientText(answer, session.paint.bold));
      }),
    );
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
