import type { CourseId } from '../../domain/ids';
import type { Message } from './message';

/** The page sent when the rules themselves failed over a safety report: it asks a person to look, and knows no more. */
export function alarmText(courseId: CourseId): Message {
  return {
    subject: 'URGENT, patient safety: a report could not be processed',
    text: [
      'URGENT, patient safety.',
      'A safety report came in and Regimen could not process it, so nobody else has been told.',
      `Course: ${courseId}. See it with: regimen course show ${courseId}`,
      'Please reach the patient now and tell your administrator.',
    ].join('\n'),
  };
}
