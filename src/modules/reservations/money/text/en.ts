export const en = {
  title: 'Pay for the facility',
  difference: 'Difference after the change',
  usageOfPayee: 'Fee',
  total: 'To pay',
  payee: 'Paid to',
  until: 'Pay by',
  heldUntil: (time: string) => `The place is held until ${time}. Please pay before then.`,
  lapses: 'If it is not paid by then, the reservation is cancelled.',
  next: 'You pay on the page of the payment company. The {{office}} never sees your card number.',
  pay: 'Go to payment',
  atDesk: 'You can also pay at the desk of the facility with your reservation number.',
  nothing: 'There is nothing to pay',
  back: 'Back to the reservation',
  together: {
    title: 'Pay together',
    total: 'Total',
    submit: (count: number) => `Pay for all ${count}`,
  },
  notices: {
    'pay-reminder': {
      subject: 'Your facility fee is due soon',
      body: (by: string) =>
        `Please pay by ${by}. After that the reservation is cancelled. You can pay from the page of the reservation.`,
    },
    lapsed: {
      subject: 'Your reservation was cancelled because it was not paid',
      body: (_by: string) =>
        'We did not receive a payment in time. If the place is still free, you can reserve it again.',
    },
    'money-back': {
      subject: 'Your facility fee is being paid back',
      body: (_by: string) =>
        'It goes back the way you paid, which can take some days. If you paid at a desk, please collect it there.',
    },
    'place-gone': {
      subject: 'The hold had ended before you paid',
      body: (_by: string) =>
        'Somebody else has reserved the place, or it can no longer be used. All of your payment is paid back. You need not do anything.',
    },
  },
  problems: {
    waiting: {
      title: 'We are checking your payment',
      text: 'The reservation is made as soon as the payment company confirms it. You may close this page. You will not pay twice.',
    },
    'not-paid': { title: 'You have not paid yet', text: 'No money has moved. Please go to payment again.' },
    'provider-down': {
      title: 'The payment company cannot be reached',
      text: 'No money has moved. Please wait some minutes and go to payment again.',
    },
    over: 'The hold has ended. Please look for a free time again.',
    incomplete: 'Please enter the number of people first.',
    nothing: 'There is nothing to pay.',
  },
  page: {
    title: 'Payment',
    payBy: (when: string) => `Please pay by ${when}`,
    toPay: (yen: string) => `${yen} is to be paid`,
    toPayUntil: (yen: string, when: string) => `Please pay ${yen} by ${when}`,
    paid: (yen: string) => `We have your payment of ${yen}.`,
    repaid: (yen: string) =>
      `${yen} is paid back. It goes back the way you paid, which can take some days. If you paid at a desk, please collect it there.`,
    returned: 'The payment that came later is paid back in full. You need not do anything.',
    waiting:
      'The hold ended while you were paying. If your payment arrives and the place is still free, it is yours. If not, all of it is paid back.',
    receiptComing: 'You can get the receipt from this page in a few minutes.',
    receipt: 'Receipt',
    atDesk: 'Please pay at the desk of the facility on the day of use.',
  },
  cancel: {
    refund: (yen: string, percent: string) =>
      `If you cancel now, ${yen} is paid back, which is ${percent}% of what you paid.`,
    none: (yen: string) =>
      `If you cancel now, the ${yen} that you paid is not paid back. The time for refunds is over.`,
    until: (when: string) => `This is the amount as of ${when}.`,
  },
  change: {
    dearer:
      'If the fee rises, you pay the difference. If it falls, the difference is paid back at the same rate as for a cancellation.',
  },
} as const
