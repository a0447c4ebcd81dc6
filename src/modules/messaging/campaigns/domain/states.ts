export const campaignStates = [
  'draft',
  'submitted',
  'approved',
  'sending',
  'braked',
  'done',
  'expired',
  'withdrawn',
] as const
export type CampaignState = (typeof campaignStates)[number]

/** What somebody, or the clock, does to a campaign. */
export type CampaignDeed =
  | 'change'
  | 'submit'
  | 'return'
  | 'approve'
  | 'start'
  | 'brake'
  | 'release'
  | 'finish'
  | 'expire'
  | 'withdraw'
  | 'resend'
  | 'correct'

// `correct` makes another campaign; what was on its way is braked by it.
const ways: Readonly<Record<CampaignDeed, Partial<Record<CampaignState, CampaignState>>>> = {
  change: { draft: 'draft' },
  submit: { draft: 'submitted' },
  return: { submitted: 'draft', approved: 'draft' },
  approve: { submitted: 'approved' },
  start: { approved: 'sending' },
  brake: { sending: 'braked' },
  release: { braked: 'sending' },
  finish: { sending: 'done' },
  expire: { draft: 'expired', submitted: 'expired', approved: 'expired', sending: 'expired', braked: 'expired' },
  withdraw: {
    draft: 'withdrawn',
    submitted: 'withdrawn',
    approved: 'withdrawn',
    sending: 'withdrawn',
    braked: 'withdrawn',
  },
  resend: { sending: 'sending', braked: 'braked', done: 'sending' },
  correct: { sending: 'braked', braked: 'braked', done: 'done', expired: 'expired', withdrawn: 'withdrawn' },
}

/** The state after the deed; `undefined` where it is not possible. */
export const after = (state: CampaignState, deed: CampaignDeed): CampaignState | undefined => ways[deed][state]
