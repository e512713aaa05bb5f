import type { Connection } from '@temporalio/client';

/** The number Temporal's API gives each type (`IndexedValueType`). */
const typeNumbers = { Text: 1, Keyword: 2, Int: 3, Double: 4, Bool: 5, Datetime: 6, KeywordList: 7 } as const;

/** Search attributes by name. */
export type SearchAttributes = Readonly<Record<string, keyof typeof typeNumbers>>;

/** Registers these with the namespace, whether or not some are there already. */
export async function addSearchAttributes(
  connection: Connection,
  namespace: string,
  attributes: SearchAttributes,
): Promise<void> {
  const numbers = Object.entries(attributes).map(([name, type]) => [name, typeNumbers[type]] as const);
  if (numbers.length === 0) return;
  await connection.operatorService.addSearchAttributes({ namespace, searchAttributes: Object.fromEntries(numbers) });
}

/** Registers those that are missing; safe to repeat. Throws when one is there with another type: that cannot be changed. */
export async function ensureSearchAttributes(
  connection: Connection,
  namespace: string,
  wanted: SearchAttributes,
): Promise<void> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  const missing = Object.entries(wanted).filter(([name, type]) => {
    const registered: number | undefined = customAttributes?.[name];
    if (registered !== undefined && registered !== typeNumbers[type]) {
      throw new Error(`Temporal namespace ${namespace} has search attribute ${name} with another type than ${type}.`);
    }
    return registered === undefined;
  });
  await addSearchAttributes(connection, namespace, Object.fromEntries(missing));
}
