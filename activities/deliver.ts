import type { Realm } from '../domain/course/log';
import type { Instant } from '../domain/time/instant';
import { consoleLine } from './channels/console-line';
import type { Dispatch } from './channels/mail';
import type { ActivityDependencies } from './dependencies';
import type { Message } from './messages/message';
import { storeAnswer } from './store-answer';
import { isStoreFailure } from './store-failure';

/** One text on its way to one person. */
export interface Parcel {
  /** Unique per text and person; becomes the mail's Message-ID. */
  readonly key: string;
  readonly realm: Realm;
  readonly channel: 'console' | 'email' | 'sms';
  /** Where the channel reaches the person; null when nobody has said. The console needs none. */
  readonly address: string | null;
  /** Who it is for in words that may be printed: a person on duty, or just "the patient". */
  readonly addressee: string;
  readonly message: Message;
  /** Course time. */
  readonly at: Instant;
}

type Deps = Pick<ActivityDependencies, 'store' | 'mail' | 'console'>;

/** Sends a text by its channel. One of the practice realm goes to the outbox and nowhere else. */
export async function deliver(deps: Deps, parcel: Parcel): Promise<Dispatch> {
  const { key, channel, address, addressee, message, realm } = parcel;
  const lacksAddress = channel !== 'console' && address === null;
  if (lacksAddress) return { type: 'refused', reason: 'noAddress' };
  if (realm === 'practice') return toOutbox(deps, parcel);
  if (channel === 'sms') return { type: 'refused', reason: 'noSmsProvider' };
  if (channel === 'email' && address !== null) {
    const dispatch = await deps.mail.send({ key, to: address, addressee, ...message });
    if (deps.mail.transport === 'console') await toOutbox(deps, parcel);
    return dispatch;
  }
  deps.console(consoleLine({ key, addressee, ...message }));
  // Printed is delivered; the copy may be missing.
  await toOutbox(deps, parcel);
  return { type: 'accepted' };
}

async function toOutbox({ store }: Deps, { key, realm, address, addressee, message, at }: Parcel): Promise<Dispatch> {
  try {
    await storeAnswer(store.outbox.put({ key, realm, to: address ?? addressee, ...message, at }));
    return { type: 'accepted' };
  } catch (error) {
    if (isStoreFailure(error)) return { type: 'failedTemporarily', reason: 'outboxUnavailable' };
    throw error;
  }
}
