import type { ReminderTemplates } from './reminder-templates';

export const english: ReminderTemplates = {
  locale: 'en-US',
  write: {
    appointment: ({ clinicName, clinicPhone, when }) => ({
      subject: `Appointment reminder from ${clinicName}`,
      text: `${clinicName}: you have an appointment on ${when}. To change it, or to stop these messages, call ${clinicPhone}.`,
    }),
    form: ({ clinicName, clinicPhone, when }) => ({
      subject: `A form from ${clinicName}`,
      text: `${clinicName}: a form is waiting for you. Please return it by ${when}. Questions, or to stop these messages: call ${clinicPhone}.`,
    }),
    booking: ({ clinicName, clinicPhone, when }) => ({
      subject: `Your next appointment with ${clinicName}`,
      text: `${clinicName}: please call ${clinicPhone} by ${when} to book your next appointment, or to stop these messages.`,
    }),
    crisis: ({ clinicName, clinicPhone }) => ({
      subject: `A message from ${clinicName}`,
      text: `${clinicName}: we will be in touch soon. If you need to talk now, call or text 988, day or night. If you are in danger, call 911. Our number is ${clinicPhone}.`,
    }),
  },
  digest: {
    line: {
      appointment: ({ when }) => `You have an appointment on ${when}.`,
      form: ({ when, count }) => `Please return ${count === 1 ? 'a form' : `${count} forms`} by ${when}.`,
      booking: ({ when }) => `Please book your next appointment by ${when}.`,
    },
    list: ({ clinicName, clinicPhone, count }, lines) => ({
      subject: `Reminders from ${clinicName}`,
      text: [
        `${clinicName}: you have ${count} things waiting.`,
        ...lines.map((line) => `- ${line}`),
        `To book or change an appointment, to ask, or to stop these messages, call ${clinicPhone}.`,
      ].join('\n'),
    }),
    short: ({ clinicName, clinicPhone, count, when }) => ({
      subject: `Reminders from ${clinicName}`,
      text: `${clinicName}: you have ${count} things waiting, the first by ${when}. To ask, or stop these messages: ${clinicPhone}.`,
    }),
  },
};
