import type { StaffMember } from '../domain/clinic/clinic-file';
import type { NotifiedPerson, StaffChannel } from '../domain/course/effects';
import type { Realm } from '../domain/course/log';
import type { Instant } from '../domain/time/instant';
import { unreachable } from '../domain/unreachable';
import type { Dispatch } from './channels/mail';
import { deliver } from './deliver';
import type { ActivityDependencies } from './dependencies';
import type { Message } from './messages/message';

export interface Page {
  /** One per cause; person and channel are added for each text. */
  readonly key: string;
  readonly realm: Realm;
  readonly message: Message;
  readonly at: Instant;
}

/** How one person was notified by one channel; `worthRepeating` when a later attempt may fare better. */
export interface Paged {
  readonly result: NotifiedPerson;
  readonly worthRepeating: boolean;
}

/** Sends a page to a person on duty by one channel. */
export async function pageStaff(
  deps: Pick<ActivityDependencies, 'store' | 'mail' | 'console'>,
  page: Page,
  member: Pick<StaffMember, 'person' | 'email' | 'sms'>,
  channel: StaffChannel,
): Promise<Paged> {
  const { person } = member;
  const dispatch = await deliver(deps, {
    ...page,
    key: `${page.key}:${person}:${channel}`,
    channel,
    addressee: person,
    address: channel === 'console' ? null : (member[channel] ?? null),
  });
  return { result: { person, channel, ...deliveryOf(dispatch) }, worthRepeating: mayFareBetter(dispatch) };
}

/** The channels besides the console that reach a person. */
export function channelsOf({ email, sms }: StaffMember): readonly ('email' | 'sms')[] {
  return [...(sms === undefined ? [] : ['sms' as const]), ...(email === undefined ? [] : ['email' as const])];
}

function deliveryOf(dispatch: Dispatch): Pick<NotifiedPerson, 'delivered' | 'reason'> {
  return dispatch.type === 'accepted' ? { delivered: true } : { delivered: false, reason: dispatch.reason };
}

function mayFareBetter(dispatch: Dispatch): boolean {
  switch (dispatch.type) {
    case 'accepted':
    case 'refused':
      return false;
    case 'failedTemporarily':
    case 'unknown':
      return true;
    default:
      return unreachable(dispatch);
  }
}
