import { z } from 'zod';
import type { BadField } from '../../client';

/** RFC 9457: what went wrong, for programs by `type` and for people by the rest. Further members belong to the type. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors?: readonly BadField[];
  readonly [member: string]: unknown;
}

/** How the code states a problem; `name` becomes its type. */
export interface ProblemStatement {
  readonly name: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly errors?: readonly BadField[];
  /** Seconds after which trying again may help. */
  readonly retryAfterSeconds?: number;
  readonly members?: Readonly<Record<string, unknown>>;
}

export function problemOf({ name, title, status, detail, errors, members }: ProblemStatement): Problem {
  return {
    type: `urn:regimen:problem:${name}`,
    title,
    status,
    detail,
    ...(errors === undefined ? {} : { errors }),
    ...members,
  };
}

const badField = z.object({
  field: z.string(),
  value: z.union([z.string(), z.number(), z.boolean(), z.null()]).optional(),
  message: z.string(),
  wayOut: z.string(),
});

const problemSchema = z
  .looseObject({
    type: z.string().meta({ description: 'Names the problem, e.g. `urn:regimen:problem:TooEarly`.' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z.array(badField).optional().meta({ description: 'Every bad field of the request.' }),
    flagged: z
      .array(z.string())
      .optional()
      .meta({ description: 'What was alarming in a refused report: a flag was raised with its course over it.' }),
    refusal: z.looseObject({ type: z.string() }).optional().meta({ description: 'Why a course refused the command.' }),
  })
  .meta({ id: 'Problem', description: 'A problem after RFC 9457.' });

/** How every endpoint documents its failures. */
export const problemResponse = {
  description: 'A problem after RFC 9457.',
  content: { 'application/problem+json': { schema: problemSchema } },
} as const;
