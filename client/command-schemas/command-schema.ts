import { z } from 'zod';
import type { CommandType } from '../../domain/course/commands';

/** Nothing but the named fields: a misspelt one would otherwise be lost without a word. */
export function commandSchema<const Type extends CommandType, Shape extends z.core.$ZodLooseShape>(
  type: Type,
  shape: Shape,
) {
  return z.strictObject({ type: z.literal(type), ...shape });
}
