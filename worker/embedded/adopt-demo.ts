import type { Actor } from '../../domain/course/actor';
import type { ActorId, ClinicId, PatientId } from '../../domain/ids';
import { instantOfMs, plusMinutes, type Instant } from '../../domain/time/instant';
import type { CourseClient } from '../../client';
import type { Store } from '../../store';
import { demoPatients, type DemoPatient } from '../demo/demo-patients';

const importer: Actor = { kind: 'integration', id: 'demo' as ActorId, role: 'integration' };
const demoClinic = 'demo' as ClinicId;
const demoProtocol = 'sublingual-home';

/** The dozen synthetic patients, brought in by adoption; a start that was killed half-way is simply done again. */
export async function adoptDemo(
  store: Store,
  courses: CourseClient,
  hostNowMs: () => number = Date.now,
): Promise<number> {
  // A clinic with files of its own has no need of a demonstration.
  if ((await store.clinics.get(demoClinic)) === null) return 0;
  const stored = await store.protocols.get(demoProtocol);
  if (stored === null) throw new Error(`The demonstration needs the protocol ${demoProtocol}`);
  // A clinic that has retired it is past its demonstration.
  if (stored.status !== 'active') return 0;
  const known = await store.courses.list({ clinic: demoClinic, limit: 100 });
  const now = threeOClock(instantOfMs(hostNowMs()));
  const missing = demoPatients(stored.protocol, now).filter(
    ({ key }) => !known.items.some(({ patient }) => patient === patientId(key)),
  );
  for (const patient of missing) {
    await register(store, patient);
    await courses.open({
      caller: 'demo',
      key: `demo ${patient.key}`,
      actor: importer,
      command: {
        type: 'AdoptCourse',
        realm: 'real',
        clinic: demoClinic,
        patient: patientId(patient.key),
        protocol: stored.protocol,
        follows: null,
        highRisk: false,
        asOf: instantOfMs(hostNowMs()),
        facts: patient.facts,
      },
    });
  }
  return missing.length;
}

/** Sessions of the demonstration are held in the afternoon of the clinic's zone. */
function threeOClock(now: Instant): Instant {
  const today = `${now.slice(0, 11)}19:00:00.000Z` as Instant;
  return today <= now ? today : plusMinutes(today, -24 * 60);
}

function patientId(key: string): PatientId {
  return `demo-${key}` as PatientId;
}

async function register(store: Store, { key, name, zone, language }: DemoPatient): Promise<void> {
  await store.patients.add({
    id: patientId(key),
    externalId: `demo-${key}`,
    name,
    email: `${key}@example.org`,
    phone: null,
    language,
    zone,
    consent: { email: true, sms: false },
    optedOut: { email: false, sms: false },
    highRisk: false,
    clinics: [demoClinic],
  });
}
