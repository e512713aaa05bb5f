/** Marks a branch that the types rule out; the shell runs nothing of the domain, so it has its own. */
export function unreachable(value: never): never {
  throw new Error(`Unreachable case: ${JSON.stringify(value)}`);
}
