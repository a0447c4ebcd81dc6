import type { Ja } from './ja.ts'

export const en: Ja = {
  title: 'When you can apply',
  opens: (name, day) => `“${name}” opens on ${day}. It cannot be sent yet.`,
  closed: (name, day) => `“${name}” closed on ${day}.`,
  period: (name, from, until) => `“${name}” from ${from} to ${until}`,
  next: (lines) => `What you can apply for: ${lines.join('; ')}.`,
  ask: 'If you have special reasons or questions please call the section in charge.',
  begunInTime: (until) =>
    `You began in time, but it was not sent by the closing day. What you wrote is kept until ${until}. You can change your answer and apply in the next round.`,
  columns: { what: 'Starting', days: 'Apply', state: 'Now' },
  days: (from, until) => `${from} to ${until}`,
  states: { before: 'Not open yet', open: 'Open', after: 'Closed' },
  lastMoment: 'On the last day please finish sending before midnight.',
  none: 'Applications are not open now.',
}
