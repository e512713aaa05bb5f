import { answerWithin, NoAnswerInTime } from '../../activities/answer-within';
import type { ClinicFile } from '../../domain/clinic/clinic-file';
import type { Known } from '../../domain/course/surroundings';
import type { ClinicId } from '../../domain/ids';
import { StoreUnavailable } from '../../store';
import type { LastGoodClinics } from './last-good-clinics';

export interface ClinicsSourceOptions {
  /** Asks the database; null when it has no such clinic. */
  readonly load: (id: ClinicId) => Promise<ClinicFile | null>;
  readonly lastGood: LastGoodClinics;
  readonly log: { warn(facts: Readonly<Record<string, string>>, message: string): void };
}

export interface ClinicsSource {
  current(id: ClinicId): Promise<Known<ClinicFile>>;
}

/** Half of what a decision waits for its surroundings, so that the disk still answers in time. */
const limitMs = 1_000;

/**
 * A clinic's file as the database has it, or else the last good one on this machine's disk: with the database away, and even
 * with the clinic gone from it, a safety finding still finds whom to page. Never rejects.
 */
export function clinicsSource(options: ClinicsSourceOptions): ClinicsSource {
  return {
    async current(id) {
      const asked = await askDatabase(id, options);
      if (asked.known) {
        await keep(asked.value, options);
        return asked;
      }
      const file = await readBack(id, options);
      if (file === null) return asked;
      options.log.warn({ clinic: id, why: asked.why }, "Going by this machine's last good clinic file");
      return { known: true, value: file };
    },
  };
}

async function askDatabase(id: ClinicId, { load }: ClinicsSourceOptions): Promise<Known<ClinicFile>> {
  try {
    const file = await answerWithin(limitMs, load(id));
    return file === null ? { known: false, why: 'clinicNotInRegister' } : { known: true, value: file };
  } catch (error) {
    return { known: false, why: codeOf(error) };
  }
}

/** A disk that is full must not stand between a finding and its page. */
async function keep(file: ClinicFile, { lastGood, log }: ClinicsSourceOptions): Promise<void> {
  try {
    await lastGood.keep(file);
  } catch (error) {
    log.warn({ clinic: file.id, why: codeOf(error) }, 'The clinic file could not be kept on this machine');
  }
}

async function readBack(id: ClinicId, { lastGood, log }: ClinicsSourceOptions): Promise<ClinicFile | null> {
  try {
    return await lastGood.read(id);
  } catch (error) {
    log.warn({ clinic: id, why: codeOf(error) }, 'The clinic file kept on this machine could not be read');
    return null;
  }
}

/** A code, never the error's own words: the reason is kept beside decisions. */
function codeOf(error: unknown): string {
  if (error instanceof StoreUnavailable) return 'storeUnavailable';
  if (error instanceof NoAnswerInTime) return 'noAnswerInTime';
  const { code, name } = error as Partial<NodeJS.ErrnoException>;
  return code ?? name ?? 'failed';
}
