import { z } from 'zod';

/** What a schema is about, whether or not the value may be left out, be null or have a default. */
export function withoutWrapping(schema: z.ZodType | undefined): z.ZodType | undefined {
  if (schema instanceof z.ZodPipe) return withoutWrapping(schema.in as z.ZodType);
  const wraps =
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodExactOptional ||
    schema instanceof z.ZodReadonly;
  return wraps ? withoutWrapping(schema.unwrap() as z.ZodType) : schema;
}
