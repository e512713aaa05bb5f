import type { ClinicFile, OpenHours } from '../../domain/clinic/clinic-file';
import type { ClinicId } from '../../domain/ids';

const office: OpenHours = { from: '09:00', to: '17:00' };

/** A clinic in New York, open on weekdays, with somebody on call for everything. */
export function demoClinic(changes: Partial<ClinicFile> = {}): ClinicFile {
  return {
    schema: 1,
    id: 'demo' as ClinicId,
    name: 'Harbor Clinic',
    phone: '+12125550100',
    zone: 'America/New_York',
    hours: { monday: office, tuesday: office, wednesday: office, thursday: office, friday: office },
    closures: [],
    sendWindow: { from: '08:00', to: '21:00' },
    lateLimitMinutes: 15,
    staff: [
      { person: 'cora', roles: ['coordinator'], email: 'cora@example.org' },
      { person: 'clive', roles: ['clinician'], email: 'clive@example.org' },
      { person: 'mina', roles: ['medicalLead'], email: 'mina@example.org' },
    ],
    rotas: [
      { role: 'coordinator', onCall: false, turns: [{ person: 'cora' }] },
      { role: 'clinician', onCall: true, turns: [{ person: 'clive' }] },
      { role: 'medicalLead', onCall: true, turns: [{ person: 'mina' }] },
    ],
    fallback: { person: 'owner', roles: ['medicalLead'], email: 'owner@example.org' },
    ...changes,
  };
}
