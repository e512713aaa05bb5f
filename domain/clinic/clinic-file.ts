import type { ClinicId } from '../ids';
import type { Role } from '../course/actor';

export type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';

/** Local wall-clock times, `HH:mm`; an end of `00:00` means midnight at the end of the day. */
export interface OpenHours {
  readonly from: string;
  readonly to: string;
}

export interface StaffMember {
  readonly person: string;
  readonly roles: readonly Role[];
  /** How this person can be reached; contact points live here, never in a course. */
  readonly email?: string;
  readonly sms?: string;
}

/** Who is on duty for a role: the first entry whose window holds the instant; an entry without a window always does. */
export interface Rota {
  readonly role: Role;
  /** On call day and night, for safety; otherwise duty within clinic hours. */
  readonly onCall: boolean;
  readonly turns: readonly RotaTurn[];
}

export interface RotaTurn {
  readonly person: string;
  readonly from?: string;
  readonly to?: string;
}

/** Everything a clinic decides for itself and that is no protocol: zone, hours, closures, staff, rotas. */
export interface ClinicFile {
  readonly schema: 1;
  readonly id: ClinicId;
  readonly name: string;
  readonly phone: string;
  readonly zone: string;
  readonly hours: Readonly<Partial<Record<Weekday, OpenHours>>>;
  /** Local dates (`2031-07-04`) on which the clinic is shut. */
  readonly closures: readonly string[];
  /** The hours in which patients may be written to, local to the patient. */
  readonly sendWindow: OpenHours;
  readonly lateLimitMinutes: number;
  /** Local time of the day after a session by which its check-in is due; the clinic's opening time where not set. */
  readonly checkInBy?: string;
  readonly staff: readonly StaffMember[];
  readonly rotas: readonly Rota[];
  /** Called for safety when every rota is empty. */
  readonly fallback: StaffMember;
}
