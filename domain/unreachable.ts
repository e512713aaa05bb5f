/** Marks a branch that the types rule out; throws when a value from outside the types gets there. */
export function unreachable(value: never): never {
  throw new Error(`Unreachable case: ${JSON.stringify(value)}`);
}
