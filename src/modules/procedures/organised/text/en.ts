import type { ja } from './ja.ts'

export const en: typeof ja = {
  title: 'The organisation’s requests',
  lede: 'A request that you made for the organisation can become the organisation’s. Whoever represents it then sees its procedure, receipt number and state, and its system is told. What was written is shown to nobody else of the organisation.',
  list: 'Requests of the organisation',
  none: 'There are none yet.',
  procedure: 'Procedure',
  receipt: 'Receipt number',
  noReceipt: 'Not filed yet',
  state: 'State',
  act: 'Action',
  add: 'Make a request the organisation’s',
  choose: 'Your request',
  nothingToAdd:
    'There is nothing to choose now. Only your own requests of procedures for organisations can be chosen, also unfinished ones.',
  submit: 'Make it the organisation’s',
  remove: 'Take it off',
  removeNote: 'Nothing more is told then. The request itself stays as it is.',
  problems: {
    unknown: 'Choose one of your requests.',
    taken: 'This request is an organisation’s already.',
  },
}
