import type { Ja } from './ja.ts'

type Facts = { ward: string; phone: string }

const monthName = (year: number, month: number): string =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(year, month - 1))

export const en: Ja = {
  expected: {
    title: 'What you can expect',
    from: 'Starting',
    monthly: 'Per month',
    first: 'First payment',
    month: (year: number, month: number) => `with ${monthName(year, month)} ${year}`,
    note: 'Calculated from your answers as if you claimed today. The decision letter states the amount that counts.',
  },
  standing: {
    title: 'Payment',
    state: 'Status',
    amount: 'Amount',
    account: 'Paid to',
    planned: (day: string) => `To be transferred on ${day}`,
    paid: (day: string) => `Transferred on ${day}`,
    accepted: (day: string) => `Accepted by the bank. It arrives on ${day}`,
    failed: 'The transfer did not go through. Please check your account',
    missing: 'Please tell us the account to pay to',
    preparing: 'The {{office}} is preparing the payment',
    stopped: 'The payment was cancelled',
    give: 'Enter an account',
  },
  account: {
    title: 'Account to pay to',
    failed: (day: string, account: string) =>
      `We tried to pay to “${account}” on ${day}, but the money came back to the {{office}}.`,
    reasons: {
      'no-account': 'There is no account with this number.',
      'wrong-name': 'The name of the account holder is different.',
      closed: 'This account was closed.',
      recalled: 'The bank asked for the money back.',
    },
    missing: 'We could not confirm an account, so nothing has been paid yet.',
    legend: 'Your own account',
    next: (day: string) => `Once you send it, we check it and pay on about ${day}.`,
    submit: 'Use this account',
    back: 'Back',
    safety: 'Staff of the {{office}} never ask for account numbers or PINs by telephone or mail.',
    choose: 'Choose an account or enter one.',
    notNow: 'No account is needed now. Please see the page of your request.',
  },
  agenda: (name: string) => `${name}: enter the account to pay to`,
  notice: {
    subject: ({ ward }: Facts) => `[${ward}] There is something to check about your request`,
    body: ({ phone }: Facts) =>
      `There is something to check about your request.\nPlease open the page below.\nIf you have a question, call ${phone}.`,
    line: ({ ward }: Facts) => `${ward}: there is something to check about your request.`,
  },
}
