const ordinal = (day: number): string => {
  const ending = day % 100 >= 11 && day % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th')
  return `${day}${ending}`
}
const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`
const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
const monthNames = 'January February March April May June July August September October November December'.split(' ')

export const en = {
  headings: {
    booking: 'When you can book',
    limits: 'How often',
    cancelling: 'Changing, cancelling and refunds',
    fees: 'Fees',
    reductions: 'Reductions',
  },
  months: (months: number) =>
    months === 0 ? 'the month of use' : `the month ${plural(months, 'month')} before the month of use`,
  sameMonth: 'the same month',
  monthDay: (month: string, day: number) => `the ${ordinal(day)} of ${month}`,
  lastDay: (month: string) => `the last day of ${month}`,
  sameDay: (months: number) =>
    months === 0 ? 'the day of use' : `the same day ${plural(months, 'month')} before the day of use`,
  days: (days: number) =>
    days === 0 ? 'the day of use' : days === 1 ? 'the day before use' : `${days} days before use`,
  openDays: (days: number) => `${plural(days, 'working day')} before use`,
  facilityDays: (days: number) => `${plural(days, 'opening day')} of the facility before use`,
  short: {
    'last-day': 'In a month without that day it is the last day of the month.',
    'next-day': 'In a month without that day it is the 1st of the next month.',
  },
  closed: {
    office: 'a day when the {{office}} is closed',
    'year-end': 'a day of the year-end holidays',
    facility: 'a day when the facility is closed',
  },
  shift: {
    next: (closed: string) => `If one of these days is ${closed}, it is the next open day.`,
    previous: (closed: string) => `If one of these days is ${closed}, it is the open day before.`,
  },
  from: (day: string, time: string) => `from ${time} on ${day} `,
  until: (day: string, time: string) => `until ${time} on ${day}`,
  untilDay: (day: string) => `until ${day}`,
  by: (day: string, time: string) => `by ${time} on ${day}`,
  byDay: (day: string) => `no later than ${day}`,
  who: {
    all: 'Everybody',
    inside: 'living, working or studying in the {{municipality}}',
    outside: 'from outside the {{municipality}}',
    anywhere: '',
    group: (where: string) => (where ? `Groups ${where}` : 'Groups'),
    person: (where: string) => (where ? `Persons ${where}` : 'Persons'),
    either: (where: string) => (where ? `Those ${where}` : 'Everybody'),
    and: (names: readonly string[]) => names.join(', '),
    topic: (who: string) => who,
    topicOfAll: 'Everybody',
    granted: (names: string) => `Those granted “${names}”`,
  },
  seasonal: (months: string, sentence: string) => `For use in ${months}: ${sentence}`,
  month: (month: number) => monthNames[month - 1] ?? '',
  monthsFrom: (from: string, to: string) => `${from} to ${to}`,
  list: (items: readonly string[]) => items.join(', '),
  firstCome: (who: string, from: string, until: string) => `${who}: first come, first served ${from}${until}.`,
  lottery: (who: string, from: string, until: string) => `${who}: apply for the draw ${from}${until}.`,
  draw: (day: string) => `The draw is on ${day}.`,
  confirm: (from: string, until: string) => `If you win, confirm ${from}${until}. What is not confirmed is lost.`,
  members: (least: number) => `A group must have ${least} or more members.`,
  membersInWard: {
    all: (least: number) =>
      `A group must have ${least} or more members, all of whom live, work or study in the {{municipality}}.`,
    majority: (least: number) =>
      `A group must have ${least} or more members, more than half of whom live, work or study in the {{municipality}}.`,
    half: (least: number) =>
      `A group must have ${least} or more members, at least half of whom live, work or study in the {{municipality}}.`,
  },
  membersCounted: (least: number, inWard: number) =>
    `A group must have ${least} or more members, ${inWard} or more of whom live, work or study in the {{municipality}}.`,
  notOnlyYoung: 'Not for junior-high pupils and younger children alone.',
  registration: {
    booking: 'Your registration has to be valid on the day you book.',
    use: 'Your registration has to be valid on the day of use too.',
  },
  per: { registrant: 'each registration', person: 'each person' },
  period: { day: 'a day', week: 'a week', month: 'a month', 'fiscal-year': 'a fiscal year' },
  of: { use: 'counted by the day of use', booking: 'counted by the day you book' },
  counts: {
    blocks: (limit: number) => plural(limit, 'block'),
    reservations: (limit: number) => plural(limit, 'reservation'),
    times: (limit: number, each: string) => `${plural(limit, 'time')} (each ${each} count as one)`,
  },
  minutes: (minutes: number) => plural(minutes, 'minute'),
  hours: (hours: number) => plural(hours, 'hour'),
  dayKinds: { weekday: 'weekdays', saturday: 'Saturdays', sunday: 'Sundays', holiday: 'public holidays' },
  limit: (what: { who: string; per: string; period: string; count: string; of: string }) =>
    capital(`${what.who}${what.per}: up to ${what.count} ${what.period} (${what.of}).`),
  limited: (only: string) => `${only} – `,
  applications: 'Applications for draws – ',
  firstComeOnly: 'First come, first served – ',
  longBlocks: 'A long block may count as two.',
  noLimit: 'There is no limit.',
  change: (until: string) => `You can change it ${until}.`,
  cancel: (until: string) => `You can cancel ${until}.`,
  refund: (until: string, percent: number) => `If you cancel ${until}, ${percent}% of the fee is refunded.`,
  refundAll: (until: string) => `If you cancel ${until}, the whole fee is refunded.`,
  noRefund: 'After that nothing is refunded.',
  neverRefund: 'The fee is not refunded when you cancel.',
  weather: 'If it is called off because of the weather, the whole fee is refunded.',
  closure: 'If the {{office}} or the facility has to withdraw the place, the whole fee is refunded.',
  payUntil: (until: string) => `Pay the fee ${until}.`,
  payWithin: (days: number) => `Pay the fee within ${plural(days, 'day')} of the approval.`,
  payUntilOrWithin: (until: string, days: number) =>
    `Pay the fee ${until}, or within ${plural(days, 'day')} of the approval, whichever is earlier.`,
  onSite: 'You can also pay at the facility.',
  hold: (minutes: number) => `The place you choose is kept for you for ${plural(minutes, 'minute')}.`,
  free: 'It costs nothing.',
  price: (when: string, amount: string, per: string) => `${when}${amount} ${per}`,
  priceUnits: { block: 'a block', hour: 'an hour', 'half-hour': 'for 30 minutes', use: 'a use' },
  between: (from: string, to: string) => `${from} to ${to}`,
  fromOn: (from: string) => `from ${from}`,
  before: (to: string) => `before ${to}`,
  bridge: 'time in between',
  when: (parts: readonly string[]) => capital(`${parts.join(', ')}: `),
  wholeDay: (when: string, hours: string, amount: string) => `${when}${amount} for the whole of ${hours}`,
  lights: (when: string, from: string, amount: string, per: string) => `${when}Lights (from ${from}): ${amount} ${per}`,
  surcharge: (name: string, percent: number) => `${name}: ${percent}% is added.`,
  tariffBy: {
    approval: 'When fees change, those of the day of approval count.',
    use: 'When fees change, those of the day of use count.',
  },
  exempt: (name: string) => `${name}: no fee`,
  reduced: (name: string, percent: number) => `${name}: ${percent}% off`,
  reference: {
    registration: 'Members are counted by the list of the day of registration.',
    booking: 'Members are counted by the list of the day you book.',
    use: 'Members are counted by the list of the day of use.',
    'april-first': 'Members are counted by the list of 1 April of the fiscal year of use.',
  },
  reduceBy: {
    best: 'If several apply, only the largest counts.',
    'in-order': 'If several apply, they are taken off one after the other.',
  },
  noReductions: 'There are no reductions.',
  lines: {
    base: 'Fee',
    'whole-day': 'Fee (whole day)',
    surcharge: 'Surcharge',
    lights: 'Lights',
    equipment: 'Equipment',
    reduction: 'Reduction',
  },
}
