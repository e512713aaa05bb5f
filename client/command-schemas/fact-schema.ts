import { z } from 'zod';
import type { FactCommand } from '../../domain/course/commands';
import { commandSchema } from './command-schema';
import { label } from './text';
import { instantText } from './instant-text';

export const factOrigin = z.strictObject({
  source: label.meta({ description: 'The system that knows the fact.' }),
  id: label.meta({ description: 'Its id there; the same fact always under the same id.' }),
  version: z.int().min(1).meta({ description: 'A higher version replaces a lower one.' }),
});

/** A fact that is reported as it happens, or some time after. */
export function factSchema<const Type extends FactCommand['type'], Shape extends z.core.$ZodLooseShape>(
  type: Type,
  shape: Shape,
) {
  return commandSchema(type, {
    ...shape,
    at: instantText.exactOptional().meta({ description: 'When it was so; now, if left out.' }),
    fact: factOrigin.exactOptional(),
  });
}
