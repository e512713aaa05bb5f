import type { ClinicFile, Rota, RotaTurn, StaffMember } from '../../clinic/clinic-file';
import { instant, type Instant } from '../../time/instant';
import type { Role } from '../actor';
import type { Recipient, StaffChannel } from '../effects';
import type { LadderLevel } from '../ladder';

/** Who is on duty for a rung at this instant; for safety the on-call rota comes first, and the fallback contact is always there. */
export function onDuty(clinic: ClinicFile, level: LadderLevel, at: Instant, safety: boolean): readonly Recipient[] {
  const rotas = clinic.rotas.filter(({ role }) => role === level.role);
  const preferred = [...rotas].sort((first, second) => rank(first, safety) - rank(second, safety));
  for (const rota of preferred) {
    const person = personOnTurn(rota, at);
    const member = clinic.staff.find((staff) => staff.person === person);
    if (member) return [recipient(member, level.channel)];
  }
  return safety ? [recipient(clinic.fallback, level.channel)] : [];
}

/** The next instant at which any rota of these roles hands over; null when none is known. */
export function nextHandOver(clinic: ClinicFile, roles: readonly Role[], after: Instant): Instant | null {
  const edges = clinic.rotas
    .filter(({ role }) => roles.includes(role))
    .flatMap(({ turns }) => turns.flatMap(({ from, to }) => [from, to]))
    .flatMap((edge) => (edge === undefined ? [] : [instant(edge)]))
    .filter((edge) => edge > after);
  return edges.sort()[0] ?? null;
}

function rank({ onCall }: Rota, safety: boolean): number {
  return onCall === safety ? 0 : 1;
}

function personOnTurn({ turns }: Rota, at: Instant): string | undefined {
  return turns.find((turn) => covers(turn, at))?.person;
}

function covers({ from, to }: RotaTurn, at: Instant): boolean {
  return (from === undefined || instant(from) <= at) && (to === undefined || at < instant(to));
}

/** The rung's channel where the person has an address for it, else one they have. */
function recipient(member: StaffMember, wanted: StaffChannel): Recipient {
  const has: Readonly<Record<StaffChannel, boolean>> = {
    console: true,
    email: member.email !== undefined,
    sms: member.sms !== undefined,
  };
  const order: readonly StaffChannel[] = [wanted, 'sms', 'email', 'console'];
  return { person: member.person, channel: order.find((channel) => has[channel]) ?? 'console' };
}
