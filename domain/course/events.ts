import type { ObligationEvent } from './obligation-events';
import type { SafetyEvent } from './safety-events';
import type { SessionEvent } from './session-events';
import type { LifeEvent } from './life-events';

/** What has happened to one course, in order. Stored format: add, never rename, retype or remove (docs/decisions/0003). */
export type CourseEvent = LifeEvent | SessionEvent | SafetyEvent | ObligationEvent;

export type CourseEventType = CourseEvent['type'];
