import type { ja } from './ja.ts'

type Facts = { ward: string; phone: string; when: string }

export const en: typeof ja = {
  title: 'Your visit to the {{office}}',
  when: 'Day and time',
  place: 'Where',
  qr: 'QR code to show at the counter',
  number: 'Receipt number',
  atCounter: 'Show this page or the receipt number at the counter. There is nothing to write.',
  bring: 'What to bring',
  change: 'Change the time',
  cancel: 'Cancel the booking',
  choose: 'Choose a time',
  chooseLede: 'Choose a time on a day that suits you.',
  submit: 'Take this time',
  none: 'There is no free time at the moment',
  noneText: (phone: string) =>
    `Tomorrow another day opens. If it is urgent, call ${phone}. You can also come without a booking.`,
  cancelled: 'We had to cancel your booking',
  cancelledText: 'We are sorry. What you entered has been kept. Please choose another time.',
  arrived: 'You have been here',
  missed: 'The booked time has passed',
  missedText: 'You can come without a booking, or book again.',
  closedRequest: 'This booking has been withdrawn',
  refusals: {
    unknown: 'Choose a time.',
    too_early: 'This is before the day that you entered. Please choose a later time.',
    too_soon: 'This time can no longer be booked. Choose a later day.',
    too_late: 'This time cannot be booked yet. Choose an earlier day.',
    closed: 'This time is no longer offered. Choose another.',
    full: 'Somebody else has just taken this time. Choose another.',
  },
  notices: {
    'appointment-tomorrow': {
      subject: ({ ward }: Facts) => `[${ward}] Your booking tomorrow`,
      body: ({ when, phone }: Facts) =>
        `You have booked the counter of the {{office}} for ${when}.\nThe page below says what to bring.\nIf you cannot come, change the time there or call ${phone}.`,
      line: ({ ward, when }: Facts) => `${ward}: you have booked the counter for ${when}.`,
    },
    'appointment-cancelled': {
      subject: ({ ward }: Facts) => `[${ward}] Please choose another time`,
      body: ({ when, phone }: Facts) =>
        `We had to cancel your booking for ${when}. We are sorry.\nPlease choose another time on the page below.\nIf you have a question, call ${phone}.`,
      line: ({ ward, when }: Facts) => `${ward}: your booking for ${when} was cancelled. Please choose another time.`,
    },
  },
}
