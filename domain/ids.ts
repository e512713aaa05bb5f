/** Branded texts: an id of one thing cannot be passed for the id of another. */
type Branded<Name extends string> = string & { readonly __brand: Name };

export type CourseId = Branded<'CourseId'>;
export type PatientId = Branded<'PatientId'>;
export type ClinicId = Branded<'ClinicId'>;
export type SessionId = Branded<'SessionId'>;
export type ObligationKey = Branded<'ObligationKey'>;
export type CommandId = Branded<'CommandId'>;
export type ActorId = Branded<'ActorId'>;
export type HoldId = Branded<'HoldId'>;
export type FindingId = Branded<'FindingId'>;
/** `courseId:seq:n`; also the Message-ID of the mail it causes. */
export type EffectKey = Branded<'EffectKey'>;
