import { z } from 'zod';
import { withoutWrapping } from './without-wrapping';

/** The names that a schema knows at a path of what was sent; none where it has no list of them. */
export function knownNames(
  schema: z.ZodType | undefined,
  [first, ...rest]: readonly PropertyKey[],
  sent: unknown,
): readonly string[] {
  const here = meant(schema, sent);
  if (first === undefined) return here instanceof z.ZodObject ? Object.keys(here.shape) : [];
  return knownNames(memberOf(here, first), rest, valueAt(sent, first));
}

/** Of several forms, the one that the value says it has. */
function meant(schema: z.ZodType | undefined, sent: unknown): z.ZodType | undefined {
  const bare = withoutWrapping(schema);
  if (!(bare instanceof z.ZodDiscriminatedUnion)) return bare;
  const { discriminator } = bare.def;
  const said = valueAt(sent, discriminator);
  const forms = bare.options as readonly z.ZodType[];
  return forms.find((form) => memberOf(form, discriminator)?.safeParse(said).success);
}

function memberOf(schema: z.ZodType | undefined, name: PropertyKey): z.ZodType | undefined {
  if (schema instanceof z.ZodObject) return schema.shape[String(name)] as z.ZodType | undefined;
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
  return schema instanceof z.ZodRecord ? (schema.valueType as z.ZodType) : undefined;
}

function valueAt(sent: unknown, name: PropertyKey): unknown {
  return typeof sent === 'object' && sent !== null ? (sent as Record<PropertyKey, unknown>)[name] : undefined;
}
