import type { z } from 'zod';
import type { Command, CommandType } from '../../domain/course/commands';
import type { Protocol } from '../../domain/protocol/schema';
import { commandSchemas } from '../command-schemas/command-schemas';
import type { CourseCase } from './case-schema';
import { rehearsed } from './rehearsal';

type Sending = CourseCase['given'][number];

/** Members of a line that are no fields of its command. */
const ofTheLine = ['at', 'by', 'names'];

/** The command of one line of `given`; its faults are told with paths that run from the line. */
export function commandOf(protocol: Protocol, sending: Sending): z.ZodSafeParseResult<Command> {
  // `at` is when the line is sent; a fact that says when it was so has `happenedAt`.
  const { send, happenedAt, ...rest } = sending;
  const fields = Object.fromEntries(Object.entries(rest).filter(([field]) => !ofTheLine.includes(field)));
  const { realm, clinic, patient } = rehearsed;
  const opening = send === 'OpenCourse' ? { realm, clinic, patient, protocol } : {};
  const when = happenedAt === undefined ? {} : { at: happenedAt };
  const schema: z.ZodType<Command> = commandSchemas[send as CommandType];
  return schema.safeParse({ type: send, ...opening, ...fields, ...when });
}

export function isCommandType(text: string): text is CommandType {
  return Object.hasOwn(commandSchemas, text);
}
