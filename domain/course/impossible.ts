import type { ImpossibleField, Refusal } from './refusal';

type Impossible = Extract<Refusal, { readonly type: 'Impossible' }>;

/** As many as an adoption has facts; a refusal is stored and sent, and 1,000 forms of 200 answers could hold far more. */
const mostNamed = 1_000;

/** The refusal of all these fields at once; null when there are none. */
export function impossible(fields: readonly ImpossibleField[]): Impossible | null {
  const [first, ...others] = fields.slice(0, mostNamed);
  if (first === undefined) return null;
  const notNamed = fields.length - mostNamed;
  return {
    type: 'Impossible',
    ...first,
    ...(others.length > 0 ? { others } : {}),
    ...(notNamed > 0 ? { notNamed } : {}),
  };
}

/** Every field that the refusal names, in order. */
export function impossibleFields({ field, value, expected, others = [] }: Impossible): readonly ImpossibleField[] {
  return [{ field, value, expected }, ...others];
}
