import type { Change } from '../change';
import type { Scene } from '../owed';
import { cancelNeedlessBookings, markBrokenBookings, refuseUnansweredRequests } from './bookings';
import { enterPhase, pauseAfterNoShows } from './course';
import { climbLadders } from './escalations';
import { raiseFindings } from './findings';
import { endObligations, openObligations, reviewWhenNothingIsOwed } from './obligations';
import { sendReminders } from './reminders';

/** What follows from where a course stands, most urgent first. Each rule looks again after the ones before it have spoken. */
const rules: readonly ((scene: Scene) => readonly Change[])[] = [
  raiseFindings,
  refuseUnansweredRequests,
  cancelNeedlessBookings,
  markBrokenBookings,
  pauseAfterNoShows,
  enterPhase,
  endObligations,
  openObligations,
  reviewWhenNothingIsOwed,
  climbLadders,
  sendReminders,
];

/** The first rule that has something to say; nothing when the course is at rest. */
export function nextConsequences(scene: Scene): readonly Change[] {
  for (const rule of rules) {
    const changes = rule(scene);
    if (changes.length > 0) return changes;
  }
  return [];
}
