import { z } from 'zod';
import { clinicId, patientId } from '../client/command-schemas/id-text';
import { hashOf } from '../client/command-id';
import type { PatientId } from '../domain/ids';
import type { Patient, PatientChanges } from '../store';
import type { Api } from './api';
import type { ApiDeps } from './api-deps';
import { callerOfRequest } from './auth/authenticate';
import { clinicNotAllowed, clinicOfList, maySee } from './auth/clinic-scope';
import { changePatient } from './change-patient';
import { logAccess } from './log-access';
import { externalIdTaken, unknownClinics } from './patient-refusals';
import { unknownThing } from './problem/not-found';
import { problemResponse } from './problem/problem';
import { ProblemError } from './problem/problem-error';
import { malformed } from './problem/statement-of-error';
import { given } from './schemas/given';
import { pageOf, pageQuery } from './schemas/page';
import { newPatient, patient, patientChanges } from './schemas/patient';
import { idempotencyHeaders } from './writes/idempotency-key';
import { writeOnce } from './writes/write-once';
import type { Write, WriteAnswer } from './writes/write-once';

/** The patient register: the only place of names and addresses. Every look at a patient is logged. */
export function patientRoutes(api: Api, deps: ApiDeps): void {
  api.post('/patients', {
    config: { endpoint: 'addPatient' },
    schema: {
      operationId: 'addPatient',
      summary: 'Add a patient to the register',
      tags: ['Patients'],
      headers: idempotencyHeaders,
      body: newPatient,
      response: { 201: z.object({ id: z.string() }), default: problemResponse },
    },
    handler: (request, reply) =>
      writeOnce(deps.store.idempotency, request, reply, (write) => addPatient(deps, write, request.body)),
  });

  api.get('/patients', {
    config: { endpoint: 'readPatients' },
    schema: {
      operationId: 'listPatients',
      summary: 'List patients',
      tags: ['Patients'],
      querystring: z.strictObject({
        externalId: z.string().max(200).optional(),
        clinic: clinicId.optional(),
        ...pageQuery,
      }),
      response: { 200: pageOf(patient), default: problemResponse },
    },
    handler: async (request) => {
      const page = await deps.store.patients.list({
        ...given({ ...request.query, clinic: clinicOfList(callerOfRequest(request), request.query.clinic) }),
        limit: request.query.limit,
      });
      for (const { id } of page.items) await logAccess(deps, request, id);
      return { items: page.items.map(shown), next: page.next };
    },
  });

  api.get('/patients/:patientId', {
    config: { endpoint: 'readPatients' },
    schema: {
      operationId: 'showPatient',
      summary: 'Show a patient',
      tags: ['Patients'],
      params: z.object({ patientId }),
      response: { 200: patient, default: problemResponse },
    },
    handler: async (request) => {
      const id = request.params.patientId;
      const found = await deps.store.patients.show(id);
      const caller = callerOfRequest(request);
      if (found === null || !found.clinics.some((clinic) => maySee(caller, clinic))) {
        throw new ProblemError(unknownThing('patient', id));
      }
      await logAccess(deps, request, id);
      return shown(found);
    },
  });

  api.patch('/patients/:patientId', {
    config: { endpoint: 'changePatient' },
    schema: {
      operationId: 'changePatient',
      summary: 'Change a patient',
      description:
        'Only what is named changes. The open courses of the patient look at it at once: what they decide from then on goes ' +
        'by it, what was decided stays. Answered with the patient as the register has them then, on a repeat too.',
      tags: ['Patients'],
      headers: idempotencyHeaders,
      params: z.object({ patientId }),
      body: patientChanges,
      response: { 200: patient, default: problemResponse },
    },
    handler: (request, reply) => {
      const id = request.params.patientId;
      let logged = false;
      const look = async (): Promise<void> => {
        if (!logged) await logAccess(deps, request, id);
        logged = true;
      };
      return writeOnce(
        deps.store.idempotency,
        request,
        reply,
        (write) => changePatient(deps, write, id, changesIn(request.body), look),
        {
          shown: async () => {
            const found = await deps.store.patients.show(id);
            if (found === null) throw new ProblemError(unknownThing('patient', id));
            await look();
            return shown(found);
          },
        },
      );
    },
  });
}

function changesIn({ consent, optedOut, ...plain }: z.output<typeof patientChanges>): PatientChanges {
  return {
    ...given(plain),
    ...(consent === undefined ? {} : { consent: given(consent) }),
    ...(optedOut === undefined ? {} : { optedOut: given(optedOut) }),
  };
}

async function addPatient(deps: ApiDeps, write: Write, sent: Omit<Patient, 'id'>): Promise<WriteAnswer> {
  const other = sent.clinics.find((clinic) => !maySee(write.caller, clinic));
  if (other !== undefined) return { type: 'problem', statement: clinicNotAllowed(other), final: false };
  const unknown = await unknownClinics(deps, sent.clinics);
  if (unknown.length > 0) return { type: 'problem', statement: malformed(unknown), final: false };
  // From the caller's key, so that a repeat after a crash finds the patient that the first one added.
  const id = `p-${hashOf(['patient', write.caller.key, write.key]).slice(0, 16)}` as PatientId;
  const outcome = await deps.store.patients.add({ ...sent, id });
  if (outcome === 'externalIdTaken') return { type: 'problem', statement: externalIdTaken, final: true };
  return { type: 'done', status: 201, body: { id } };
}

/** The schema's lists are its own to change. */
function shown({ clinics, ...rest }: Patient) {
  return { ...rest, clinics: [...clinics] };
}
