export const en = {
  title: 'Another place for you',
  lede: 'The place you reserved can no longer be used. We are holding another one for you at the same time.',
  why: 'Why it cannot be used',
  kinds: {
    closed: 'Closed',
    works: 'Works',
    election: 'Election',
    disaster: 'Disaster',
    weather: 'Weather',
    official: 'Use by the {{office}}',
  },
  before: 'Reserved place',
  offered: 'Place we offer',
  when: 'When',
  price: 'Fee',
  samePrice: 'The same as now, or less. You do not have to pay again.',
  until: 'Answer by',
  untilText: (day: string) =>
    `We hold this place until ${day}. After that the reservation is called off and everything you paid is given back.`,
  choose: 'What would you like to do?',
  accept: 'Move to this place',
  acceptHint: 'Your reservation number stays the same.',
  decline: 'Do not use it',
  declineHint: 'Everything you paid is given back.',
  submit: 'Send answer',
  back: 'Back to the reservation',
  over: 'This offer is over',
  overText: 'The page of the reservation shows how it stands now.',
  gone: 'The place we held can no longer be used. Choose “Do not use it”, or call the facility.',
  onlyRead: 'The representative or a deputy can answer.',
  waits: 'The place you reserved can no longer be used',
  waitsText: (day: string) => `We offer you another place. Please answer by ${day}.`,
  see: 'See the offer',
  notices: {
    'called-off': {
      subject: 'Your use of a facility was called off',
      body: (_until: string) =>
        'The facility you reserved cannot be used. Everything you paid is given back. The reason is on the page of the reservation.',
    },
    offer: {
      subject: 'The place you reserved can no longer be used',
      body: (until: string) =>
        `We are holding another place for you at the same time. Please answer by ${until} whether you want to move.`,
    },
    moved: {
      subject: 'Your reservation has another place',
      body: (_until: string) => 'The page of the reservation shows the new place.',
    },
    kept: {
      subject: 'The facility can be used as planned',
      body: (_until: string) =>
        'The closure has ended. Your reservation stays at its place. You do not have to answer.',
    },
    revoked: {
      subject: 'The approval of your use was revoked',
      body: (_until: string) => 'The reasons and how to object are in the letter that goes to the representative.',
    },
  },
} as const
