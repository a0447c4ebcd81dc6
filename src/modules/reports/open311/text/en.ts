import { page } from './page-en.ts'

export const en = {
  page,
  duplicate: (root: string) => `Put together with ${root}, which is about the same; see there how it goes on.`,
  receipt: {
    danger: (phone: string) => `If somebody may get hurt, phone now (${phone}; for life 110 or 119).`,
    due: (day: string) => `We say by ${day} what will be done.`,
    thanks: 'Thank you for telling us.',
    public: 'Words and pictures become public once the office has looked at them.',
  },
}
