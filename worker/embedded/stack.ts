/** What was started, to be stopped in the opposite order. */
export interface Stack {
  /** Hands the thing on, and remembers how it is stopped. */
  add<Thing>(thing: Thing, stop: (thing: Thing) => Promise<unknown> | void): Thing;
  /** Stops everything, the last first; a stop that fails does not keep the others from stopping. Throws the first failure. */
  stop(): Promise<void>;
}

export function startStack(): Stack {
  const stops: (() => Promise<unknown> | void)[] = [];
  return {
    add(thing, stop) {
      stops.push(() => stop(thing));
      return thing;
    },
    async stop() {
      const failures: unknown[] = [];
      for (let next = stops.pop(); next; next = stops.pop()) {
        try {
          await next();
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0) throw failures[0];
    },
  };
}
