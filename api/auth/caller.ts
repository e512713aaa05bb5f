import type { Actor } from '../../domain/course/actor';
import type { ClinicId } from '../../domain/ids';

/** Who sent a request: the key it came under, and the person or system that the key stands for. */
export interface Caller {
  readonly key: string;
  readonly actor: Actor;
  /** The clinics that it may see and act for; null for all of them. */
  readonly clinics: readonly ClinicId[] | null;
}
