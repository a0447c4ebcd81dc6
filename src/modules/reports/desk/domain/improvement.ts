import type { Report } from '../../record/index.ts'

/** What a case of improvement tells: what was there, and what is there now. */
export type ImprovementWords = { title: string; before: string; after: string }

export type NoCase = 'not-fixed' | 'not-public'

/** What was broken and everybody could see is fixed: only that makes a case. */
export function whyNoCase({ state, publication }: Pick<Report, 'state' | 'publication'>): NoCase | undefined {
  if (state !== 'fixed' && state !== 'fixed_by_others') return 'not-fixed'
  return publication === 'public' ? undefined : 'not-public'
}

const longest = 1000

/** As everybody reads the report already: the title, what was told and the answer. */
export const wordsOf = ({
  shownTitle,
  shownText,
  answer,
}: Pick<Report, 'shownTitle' | 'shownText' | 'answer'>): ImprovementWords => ({
  title: shownTitle,
  before: shorten(shownText || shownTitle),
  after: shorten(answer ?? ''),
})

function shorten(text: string): string {
  const letters = [...text]
  return letters.length <= longest && text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`
}

/** Nobody has to read it once more: there is an answer, and everybody sees the picture of how it is now. */
export const isReadyToTell = (
  report: Pick<Report, 'state' | 'publication' | 'answer'>,
  photos: readonly { role: string; shownFileId: unknown }[],
): boolean =>
  whyNoCase(report) === undefined &&
  report.answer !== null &&
  photos.some(({ role, shownFileId }) => role === 'after' && shownFileId !== null)
