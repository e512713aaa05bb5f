import type { ReminderTemplates } from './reminder-templates';

export const spanish: ReminderTemplates = {
  locale: 'es-US',
  write: {
    appointment: ({ clinicName, clinicPhone, when }) => ({
      subject: `Recordatorio de cita de ${clinicName}`,
      text: `${clinicName}: usted tiene una cita el ${when}. Para cambiarla, o para no recibir más mensajes, llame al ${clinicPhone}.`,
    }),
    form: ({ clinicName, clinicPhone, when }) => ({
      subject: `Un formulario de ${clinicName}`,
      text: `${clinicName}: tiene un formulario pendiente. Por favor, devuélvalo antes del ${when}. Si tiene preguntas, o para no recibir más mensajes, llame al ${clinicPhone}.`,
    }),
    booking: ({ clinicName, clinicPhone, when }) => ({
      subject: `Su próxima cita con ${clinicName}`,
      text: `${clinicName}: por favor, llame al ${clinicPhone} antes del ${when} para reservar su próxima cita, o para no recibir más mensajes.`,
    }),
    crisis: ({ clinicName, clinicPhone }) => ({
      subject: `Un mensaje de ${clinicName}`,
      text: `${clinicName}: nos comunicaremos con usted pronto. Si necesita hablar ahora, llame al 988 y oprima 2, de día o de noche. Si está en peligro, llame al 911. Nuestro número es ${clinicPhone}.`,
    }),
  },
  digest: {
    line: {
      appointment: ({ when }) => `Tiene una cita el ${when}.`,
      form: ({ when, count }) =>
        `Por favor, devuelva ${count === 1 ? 'un formulario' : `${count} formularios`} antes del ${when}.`,
      booking: ({ when }) => `Por favor, reserve su próxima cita antes del ${when}.`,
    },
    list: ({ clinicName, clinicPhone, count }, lines) => ({
      subject: `Recordatorios de ${clinicName}`,
      text: [
        `${clinicName}: tiene ${count} asuntos pendientes.`,
        ...lines.map((line) => `- ${line}`),
        `Para reservar o cambiar una cita, hacer preguntas o no recibir más mensajes, llame al ${clinicPhone}.`,
      ].join('\n'),
    }),
    short: ({ clinicName, clinicPhone, count, when }) => ({
      subject: `Recordatorios de ${clinicName}`,
      text: `${clinicName}: tiene ${count} asuntos pendientes, el primero antes del ${when}. Preguntas o baja: ${clinicPhone}.`,
    }),
  },
};
