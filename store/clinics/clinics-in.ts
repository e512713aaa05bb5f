import type { Database } from '../database/database';
import { jsonText } from '../database/json-text';
import { clinicById } from './clinic-by-id';
import { clinicFileDigest } from './clinic-file-digest';
import type { Clinics } from './clinics';

export function clinicsIn(db: Database): Clinics {
  return {
    async put(file) {
      const digest = clinicFileDigest(file);
      return db.transaction().execute(async (tx) => {
        const before = await clinicById(tx, file.id);
        if (before?.digest === digest) return { digest, changed: false };
        await tx
          .insertInto('clinicFiles')
          .values({ clinic: file.id, digest, file: jsonText(file) })
          .onConflict((row) => row.columns(['clinic', 'digest']).doNothing())
          .execute();
        await tx
          .insertInto('clinics')
          .values({ id: file.id, digest })
          .onConflict((row) => row.column('id').doUpdateSet({ digest }))
          .execute();
        return { digest, changed: true };
      });
    },
    get: (id) => clinicById(db, id),
    async list() {
      return db
        .selectFrom('clinics')
        .innerJoin('clinicFiles', (join) =>
          join.onRef('clinicFiles.clinic', '=', 'clinics.id').onRef('clinicFiles.digest', '=', 'clinics.digest'),
        )
        .select(['clinicFiles.file', 'clinicFiles.digest'])
        .orderBy('clinics.id')
        .execute();
    },
  };
}
