import type { PatientFacts } from '../../domain/course/surroundings';
import type { ClinicId, PatientId } from '../../domain/ids';
import type { Page } from '../page';

export interface PerChannel {
  readonly email: boolean;
  readonly sms: boolean;
}

/** A patient of the organisation; the only place of names and addresses. */
export interface Patient {
  readonly id: PatientId;
  /** The id in the system that sent the patient; unique where there is one. */
  readonly externalId: string | null;
  readonly name: string;
  readonly email: string | null;
  /** E.164, e.g. `+15035550142`. */
  readonly phone: string | null;
  readonly language: string;
  /** IANA zone; null when nobody has said. */
  readonly zone: string | null;
  readonly consent: PerChannel;
  readonly optedOut: PerChannel;
  readonly highRisk: boolean;
  readonly clinics: readonly ClinicId[];
}

/** What is left out stays as it is, each channel by itself. */
export type PatientChanges = Partial<Omit<Patient, 'id' | 'consent' | 'optedOut'>> & {
  readonly consent?: Partial<PerChannel>;
  readonly optedOut?: Partial<PerChannel>;
};

export interface PatientFilter {
  readonly clinic?: ClinicId;
  readonly externalId?: string;
  readonly cursor?: string;
  readonly limit: number;
}

export interface Patients {
  add(patient: Patient): Promise<'added' | 'idTaken' | 'externalIdTaken'>;
  show(id: PatientId): Promise<Patient | null>;
  /** By id. */
  list(filter: PatientFilter): Promise<Page<Patient>>;
  update(id: PatientId, changes: PatientChanges): Promise<'updated' | 'unknown' | 'externalIdTaken'>;
  /** What the rules may know: channels are those with an address, consent and no opt-out, email before sms. */
  factsOf(id: PatientId): Promise<PatientFacts | null>;
  /** What an activity needs in order to write to the patient. */
  contactsOf(id: PatientId): Promise<PatientContacts | null>;
}

export type PatientContacts = Pick<Patient, 'name' | 'email' | 'phone' | 'language' | 'zone' | 'consent' | 'optedOut'>;
