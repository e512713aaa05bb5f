import type { ClinicFile } from '../domain/clinic/clinic-file';
import type { Decision } from '../domain/course/decide';
import type { Step } from '../domain/course/step';
import type { Known } from '../domain/course/surroundings';
import type { ClinicId } from '../domain/ids';
import type { Instant } from '../domain/time/instant';
import type { Store } from '../store';
import type { Mail } from './channels/mail';

/** The clinics' files as the worker knows them: the current one, or the last good one that it kept on its own disk. */
export interface ClinicFiles {
  /** Never rejects: a clinic whose file is nowhere to be had is unknown. */
  current(id: ClinicId): Promise<Known<ClinicFile>>;
}

/** Where operators read what the engine could not do. Facts are free of personal data. */
export interface OperatorLog {
  warn(facts: Readonly<Record<string, string>>, message: string): void;
  error(facts: Readonly<Record<string, string>>, message: string): void;
}

/** All that activities need of the process they run in. */
export interface ActivityDependencies {
  readonly store: Pick<Store, 'courses' | 'patients' | 'ledger' | 'effects' | 'outbox' | 'alerts'>;
  readonly clinics: ClinicFiles;
  readonly mail: Mail;
  /** The console channel. */
  readonly console: (line: string) => void;
  readonly log: OperatorLog;
  /** Names the release of the rules and the time-zone data in every entry it decides (reading R6). */
  readonly engineBuild: string;
  /** The host's clock, for operators' alerts only: courses and their effects have their own time. */
  readonly hostNow: () => Instant;
  /** The rules: pure, and the only place where a course's next step is made. */
  readonly decide: (decision: Decision) => Step;
}
