import type { ActingAs } from '#modules/people/index.ts'

// Staff screens and envelopes are Japanese only.

export const groundLabels: Record<ActingAs, string> = {
  parental: '親権者',
  minor_guardian: '未成年後見人',
  adult_guardian: '成年後見人',
  curator: '保佐人',
  assistant: '補助人',
  voluntary_guardian: '任意後見人',
  attorney: '代理人（委任）',
  household: '同じ世帯の人',
}

/** 「佐藤花子（成年後見人）が、本人の代わりにオンラインで出したものです」. */
export const filedForThem = (filerName: string, as: ActingAs): string =>
  `${filerName}（${groundLabels[as]}）が、本人の代わりにオンラインで出したものです。`
