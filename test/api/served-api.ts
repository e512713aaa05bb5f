import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { hashOfBearerKey, newBearerKey } from '../../api/auth/bearer-key';
import { buildApi } from '../../api/server';
import type { Actor, Role } from '../../domain/course/actor';
import type { ActorId, ClinicId } from '../../domain/ids';
import { instant } from '../../domain/time/instant';
import type { Instant } from '../../domain/time/instant';
import type { Store } from '../../store';
import type { CourseClient } from '../../client/course-client';
import { demoClinic } from '../support/demo-clinic';
import { openMemoryStore } from '../support/memory-store';
import { introduceShipped } from '../support/shipped-protocol';
import { rulesCourses } from './rules-courses';

/** The whole API over a real store, with a clinic, a protocol and a key for each role. */
export interface ServedApi {
  readonly store: Store;
  readonly courses: CourseClient;
  readonly server: FastifyInstance;
  now: Instant;
  /** Defects, as the operators are told of them. */
  readonly logged: object[];
  /** Sends as somebody with the role; writes get a new Idempotency-Key each unless one is named. */
  send(role: Role | null, method: 'GET' | 'POST' | 'PATCH', url: string, body?: object, key?: string): Promise<Answer>;
  headers(role: Role): { readonly authorization: string };
  close(): Promise<void>;
}

export interface Answer {
  readonly status: number;
  readonly headers: LightMyRequestResponse['headers'];
  readonly body: Readonly<Record<string, unknown>>;
}

export const clinic = 'demo' as ClinicId;

export async function serveApi(): Promise<ServedApi> {
  const store = await openMemoryStore();
  await store.clinics.put(demoClinic());
  await introduceShipped(store, 'sublingual-home');
  const keys = new Map<Role, string>();
  for (const role of ['coordinator', 'clinician', 'medicalLead', 'integration', 'auditor', 'admin'] as const) {
    const bearerKey = newBearerKey(role.toLowerCase());
    const actor: Actor = {
      kind: role === 'integration' ? 'integration' : 'person',
      id: `the-${role}` as ActorId,
      role,
    };
    await store.keys.add({ id: role, hash: hashOfBearerKey(bearerKey), actor, label: role });
    keys.set(role, bearerKey);
  }
  let sent = 0;
  const api: ServedApi = {
    store,
    courses: rulesCourses(store, () => api.now),
    server: undefined as never,
    now: instant('2031-03-03T14:00:00Z'),
    logged: [],
    async send(role, method, url, body, key = `key-${(sent += 1)}`) {
      const options: InjectOptions = {
        method,
        url,
        headers: {
          ...(role === null ? {} : api.headers(role)),
          ...(method === 'GET' ? {} : { 'idempotency-key': key }),
        },
        ...(body === undefined ? {} : { payload: body }),
      };
      const response = await api.server.inject(options);
      return { status: response.statusCode, headers: response.headers, body: response.json<Answer['body']>() };
    },
    headers: (role) => ({ authorization: `Bearer ${keys.get(role) ?? ''}` }),
    async close() {
      await api.server.close();
      await store.close();
    },
  };
  const server = await buildApi({
    store,
    courses: api.courses,
    engineHealth: async () => ({ temporal: 'reachable', workers: 1 }),
    now: () => api.now,
    log: { error: (facts) => void api.logged.push(facts) },
  });
  return Object.assign(api, { server });
}

/** A patient of the clinic, added the ordinary way. */
export async function addPatient(api: ServedApi): Promise<string> {
  const answer = await api.send('coordinator', 'POST', '/patients', {
    name: 'Pat Example',
    email: 'pat@example.org',
    zone: 'America/New_York',
    consent: { email: true },
    clinics: [clinic],
  });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return String(answer.body['id']);
}

export async function openCourse(api: ServedApi, patient: string): Promise<string> {
  const answer = await api.send('coordinator', 'POST', '/courses', { protocol: 'sublingual-home', clinic, patient });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return String(answer.body['courseId']);
}
