import type { z } from 'zod';
import type { AdoptableCommand } from '../../domain/course/commands';
import type { commandSchema } from './command-schema';
import { factOrigin } from './fact-schema';
import { instantText } from './instant-text';

/** The same from before Regimen knew the course: when it was so and where it is known are then needed. */
export function adopted<const Type extends AdoptableCommand['type'], Shape extends z.core.$ZodLooseShape>(
  schema: ReturnType<typeof commandSchema<Type, Shape>>,
) {
  return schema.extend({ at: instantText, fact: factOrigin });
}
