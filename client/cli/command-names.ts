import type { z } from 'zod';
import { commandSchemas } from '../command-schemas/command-schemas';
import type { CommandType } from '../../domain/course/commands';
import { CliError } from './cli-error';

type CourseCommandType = Exclude<CommandType, 'OpenCourse' | 'AdoptCourse'>;

const names = (Object.keys(commandSchemas) as CommandType[]).filter(
  (name): name is CourseCommandType => name !== 'OpenCourse' && name !== 'AdoptCourse',
);

/** `BookSession` and `book-session` are the same command. */
export function commandNamed(text: string): CourseCommandType {
  const plain = text.replaceAll('-', '').toLowerCase();
  const found = names.find((name) => name.toLowerCase() === plain);
  if (found !== undefined) return found;
  const near = names.filter((name) => name.toLowerCase().includes(plain) || sharesStart(name.toLowerCase(), plain));
  throw new CliError(
    2,
    `There is no command "${text}". ${near.length === 0 ? '' : `Did you mean ${near.join(' or ')}? `}` +
      '"regimen course do --help" lists them all.',
  );
}

/** Every command with its fields, those that may be left out in brackets. */
export function commandHelp(): string {
  const lines = names.map((name) => {
    const shape: Readonly<Record<string, z.ZodType>> = commandSchemas[name].shape;
    const fields = Object.entries(shape)
      .filter(([field]) => field !== 'type')
      .map(([field, schema]) => (mayBeLeftOut(schema) ? `[--${dashed(field)}]` : `--${dashed(field)}`));
    return `  ${name.padEnd(24)}${fields.join(' ')}`;
  });
  return ['', 'Commands and their fields:', ...lines].join('\n');
}

function mayBeLeftOut(schema: z.ZodType): boolean {
  return schema._zod.optin === 'optional' || schema.safeParse(undefined).success;
}

function dashed(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function sharesStart(name: string, text: string): boolean {
  return text.length >= 4 && name.slice(0, 4) === text.slice(0, 4);
}
