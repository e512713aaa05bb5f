import { subtractSpan } from '../../time/add-span';
import { laterOf, type Instant } from '../../time/instant';
import type { Session } from '../state/session';
import { isAtHand, isNamed, type OccasionAt } from './forms-at-hand';
import { askedOf } from './asked-of';
import { obligationKey, type Owed } from './owed';
import { preparedOr } from './prepared-or';
import type { Scene } from './scene';

interface Booking {
  readonly bookedAt: Instant;
  readonly startsAt: Instant;
}

/** The forms that a booked session asks for, due so long before it. */
export function measuresBeforeSession(
  scene: Scene,
  session: Session,
  { bookedAt, startsAt }: Booking,
): readonly Owed[] {
  return scene.protocol.measures.flatMap((measure): Owed[] => {
    const occasion = measure.due.find(
      (one): one is OccasionAt<'beforeSession'> => one.at === 'beforeSession' && isNamed(scene, one, session),
    );
    if (occasion === undefined) return [];
    return [
      {
        ...askedOf(scene, measure),
        key: obligationKey('returnMeasure', session.id, measure.instrument),
        opensAt: bookedAt,
        dueAt: laterOf(bookedAt, subtractSpan(startsAt, occasion.lead, scene.zone)),
        session: session.id,
        standing: preparedOr(session, isAtHand(scene, measure, session.id, startsAt)),
      },
    ];
  });
}
