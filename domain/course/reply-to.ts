import type { CommandId, SessionId } from '../ids';
import type { Reply } from './step';
import type { Course } from './state/course';

/** What a command is told, read from the log: the same command always gets the same answer. Null while it is still pending. */
export function replyTo(course: Course, commandId: CommandId): Reply | null {
  const seqs = course.commands.get(commandId);
  if (!seqs) return null;
  const entries = course.log.filter(({ seq }) => seqs.includes(seq));
  for (const { event } of entries) {
    if (event.type === 'CommandRefused') return { type: 'refused', refusal: event.refusal };
    if (event.type === 'SessionRequested') return bookingReply(course, event.session, seqs);
  }
  return { type: 'accepted', seqs };
}

function bookingReply(course: Course, session: SessionId, seqs: readonly number[]): Reply | null {
  for (const { event, seq } of course.log) {
    if (event.type === 'SessionBooked' && event.session === session) return { type: 'accepted', seqs: [...seqs, seq] };
    if (event.type === 'BookingRefused' && event.session === session)
      return { type: 'refused', refusal: event.refusal };
  }
  return null;
}
