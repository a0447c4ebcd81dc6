export const en = {
  comes: {
    subject: 'Your reservation is near',
    body: (day: string) =>
      `You have reserved a place for ${day}. The page of the reservation says where, when and how to get in. If you do not need it, please cancel early.`,
  },
  checkIn: {
    title: 'Code for the reception',
    text: 'Show this at the reception of the facility. If it cannot be read, say the number of the reservation.',
    qr: 'Code for the reception',
    code: 'The code in letters',
    changes: 'When you change the reservation the code changes too; a code printed before then no longer works.',
  },
  door: {
    title: 'Number for the door',
    text: 'Type this number at the lock of the entrance to open it.',
    number: 'Number',
    opens: (from: string, until: string) => `It works from ${from} until ${until}.`,
    later: (from: string) => `The entrance opens with a number. It is shown here from ${from}.`,
    secret:
      'Tell the number only to those who use the place with you. It changes when you change the reservation and stops working when you cancel it.',
  },
} as const
