import type { Module } from '#platform/module/index.ts'

/** A notice about one person's matter, whose number stands in its link. */
export const personalNotices: Module = {
  name: 'bench',
  noticeKinds: {
    'bench.ready': {
      statutory: true,
      purpose: () => 'bench',
      urgency: 'urgent',
      texts: (_lang, { number }) => ({
        subject: '手続',
        body: '手続が進みました。',
        line: '手続が進みました。',
        link: `/applications/${number}`,
      }),
    },
  },
}
