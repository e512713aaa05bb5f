import type { ClinicFile } from '../../domain/clinic/clinic-file';
import type { ClinicId } from '../../domain/ids';

/** Ana and Ben share the on-call turns, Cleo works the desk, Dora is called when nobody else is. */
export const harborClinic: ClinicFile = {
  schema: 1,
  id: 'harbor' as ClinicId,
  name: 'Harbor Clinic',
  phone: '+1 503 555 0100',
  zone: 'America/Los_Angeles',
  hours: { monday: { from: '09:00', to: '17:00' } },
  closures: [],
  sendWindow: { from: '08:00', to: '21:00' },
  lateLimitMinutes: 15,
  staff: [
    { person: 'ana', roles: ['clinician'], email: 'ana@harbor.example', sms: '+15035550111' },
    { person: 'ben', roles: ['clinician'], email: 'ben@harbor.example' },
    { person: 'cleo', roles: ['coordinator'], email: 'cleo@harbor.example' },
    { person: 'eve', roles: ['coordinator'] },
  ],
  rotas: [
    { role: 'clinician', onCall: true, turns: [{ person: 'ana', to: '2031-03-01T00:00:00Z' }, { person: 'ben' }] },
    { role: 'coordinator', onCall: false, turns: [{ person: 'cleo' }] },
  ],
  fallback: { person: 'dora', roles: ['medicalLead'], email: 'dora@harbor.example' },
};
