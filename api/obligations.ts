import { z } from 'zod';
import { clinicId, courseId, patientId, protocolName } from '../client/command-schemas/id-text';
import type { ObligationKind } from '../domain/course/obligation-events';
import type { Api } from './api';
import type { ApiDeps } from './api-deps';
import { clinicZones } from './clinic-zones';
import { callerOfRequest } from './auth/authenticate';
import { clinicOfList } from './auth/clinic-scope';
import { problemResponse } from './problem/problem';
import { realm } from './schemas/course-summary';
import { given } from './schemas/given';
import { obligation } from './schemas/obligation';
import { pageOf, pageQuery } from './schemas/page';

const owner = z.enum([
  'coordinator',
  'clinician',
  'medicalLead',
  'integration',
  'auditor',
  'admin',
  'patient',
  'engine',
]);

/** The work list: what is owed, by whom and by when, most urgent first. Patients appear by id only. */
export function obligationRoutes(api: Api, { store, now }: ApiDeps): void {
  api.get('/obligations', {
    config: { endpoint: 'readObligations' },
    schema: {
      operationId: 'listObligations',
      summary: 'The work list: safety first, then by due time',
      tags: ['Obligations'],
      querystring: z.strictObject({
        status: z.enum(['open', 'done', 'notNeeded', 'couldNotDo', 'any']).default('open'),
        owner: owner.optional(),
        kind: protocolName.transform((kind) => kind as ObligationKind).optional(),
        clinic: clinicId.optional(),
        course: courseId.optional(),
        patient: patientId.optional(),
        realm: realm.optional(),
        overdue: z.enum(['true', 'false']).default('false').meta({ description: 'Only what is past its due time.' }),
        ...pageQuery,
      }),
      response: { 200: pageOf(obligation), default: problemResponse },
    },
    handler: async (request) => {
      const { status, overdue, ...filter } = request.query;
      const page = await store.obligations.list({
        ...given({ ...filter, clinic: clinicOfList(callerOfRequest(request), filter.clinic) }),
        limit: filter.limit,
        ...(status === 'any' ? {} : { status }),
        ...(overdue === 'true' ? { overdueAt: now() } : {}),
      });
      const zoneOf = await clinicZones(store);
      return { items: page.items.map((item) => ({ ...item, zone: zoneOf(item.clinic) })), next: page.next };
    },
  });
}
