import type { Actor } from '../../domain/course/actor';

/** Who sent a request: the key it came under, and the person or system that the key stands for. */
export interface Caller {
  readonly key: string;
  readonly actor: Actor;
}
