import type { ja } from './ja.ts'

type Facts = { ward: string; phone: string }

export const en: typeof ja = {
  title: 'What the {{office}} looked up',
  lede: 'Instead of asking you for papers, the {{office}} asks other offices. Here you see what was asked, whom, and which law allows it.',
  empty: 'Nothing was looked up for this request',
  columns: { what: 'What', whom: 'Asked', ground: 'Legal ground', when: 'When', result: 'Result' },
  network: 'Information Provision Network',
  results: {
    asked: 'Being checked',
    found: 'Confirmed. No paper is needed',
    paper: 'We could not look it up. Please send us this paper instead',
    sent: 'We have received the paper',
  },
  forRow: (name: string) => name,
  wanted: (paper: string) => `Paper: ${paper}`,
  upload: 'Photo or PDF of the paper',
  uploadHint: 'JPEG, PNG or PDF, up to 10 MB.',
  send: 'Send the paper',
  otherWays: (phone: string) => `If you cannot send a photo, bring or post the paper. Please call ${phone}.`,
  missing: 'Choose a photo or PDF of the paper.',
  notWanted: 'This paper is no longer needed. Please open the page again.',
  forgotten: 'After the decision the contents were deleted. Only the record that it was looked up remains.',
  standing: 'There is something that the {{office}} could not look up. Please send us a photo of a paper.',
  agenda: (name: string) => `${name}: send a paper`,
  notice: {
    subject: ({ ward }: Facts) => `[${ward}] Please send us a paper`,
    body: ({ phone }: Facts) =>
      `There is something about your request that we could not look up.\nPlease send a photo of the paper on the page below.\nIf you have a question, call ${phone}.`,
    line: ({ ward }: Facts) => `${ward}: please send us a paper for your request.`,
  },
}
