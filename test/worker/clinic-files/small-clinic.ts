/** A clinic with no more than it needs; its lines are counted on by the tests. */
export const smallClinic = `schema: 1
id: small
name: Small Clinic
phone: +1 212 555 0100
zone: America/New_York
hours:
  monday: { from: 09:00, to: 17:00 }
closures:
  - 2031-07-04
sendWindow: { from: 08:00, to: 21:00 }
lateLimitMinutes: 15
staff:
  - person: mina
    roles: [clinician]
    email: mina@example.org
  - person: casey
    roles: [coordinator, clinician]
rotas:
  - role: clinician
    onCall: true
    turns:
      - person: mina
fallback:
  person: ada
  roles: [medicalLead]
  sms: +1 212 555 0131
`;

/** The small clinic with one text replaced, which must be there. */
export function smallClinicWith(text: string, replacement: string): string {
  if (!smallClinic.includes(text)) throw new Error(`The small clinic has no "${text}"`);
  return smallClinic.replace(text, replacement);
}
