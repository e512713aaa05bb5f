import type { ClinicFile, OpenHours } from '../../domain/clinic/clinic-file';
import type { ClinicId } from '../../domain/ids';

const office: OpenHours = { from: '09:00', to: '17:00' };

/** The clinic in which course cases take place: open on weekdays, no closures, somebody on call for everything. */
export function rehearsalClinic(zone: string): ClinicFile {
  return {
    schema: 1,
    id: 'rehearsal' as ClinicId,
    name: 'Rehearsal',
    phone: '+12125550100',
    zone,
    hours: { monday: office, tuesday: office, wednesday: office, thursday: office, friday: office },
    closures: [],
    sendWindow: { from: '08:00', to: '21:00' },
    lateLimitMinutes: 15,
    staff: [
      { person: 'coordinator', roles: ['coordinator'], email: 'coordinator@example.org' },
      { person: 'clinician', roles: ['clinician'], email: 'clinician@example.org' },
      { person: 'medicalLead', roles: ['medicalLead'], email: 'lead@example.org' },
    ],
    rotas: [
      { role: 'coordinator', onCall: true, turns: [{ person: 'coordinator' }] },
      { role: 'clinician', onCall: true, turns: [{ person: 'clinician' }] },
      { role: 'medicalLead', onCall: true, turns: [{ person: 'medicalLead' }] },
    ],
    fallback: { person: 'fallback', roles: ['medicalLead'], email: 'fallback@example.org' },
  };
}
