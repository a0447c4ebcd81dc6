import type { Module, SearchDocument } from '#platform/module/index.ts'

/** A document of the town's paper. */
export const written = (slug: string, title: string, more: Partial<SearchDocument> = {}): SearchDocument => ({
  subject: `paper:${slug}`,
  kind: 'page',
  lang: 'ja',
  href: `/pages/${slug}`,
  title,
  summary: '',
  headings: [],
  body: '',
  words: [],
  topics: [],
  changedOn: Temporal.PlainDate.from('2026-12-01'),
  ...more,
})

/** A module that lets people find what stands in the town's paper. */
export function townPaper() {
  const subjects = new Map<string, readonly SearchDocument[]>()
  let state = 0
  const module: Module = {
    name: 'paper',
    searchSources: {
      paper: {
        async *all() {
          for (const documents of subjects.values()) yield* documents
        },
        of: async (_tx, _house, asked) => asked.flatMap((subject) => subjects.get(subject) ?? []),
        state: async () => String(state),
        changedBy: { 'paper.printed': ({ subjectId }) => [`paper:${subjectId}`] },
      },
    },
  }
  return {
    module,
    /** From now on it holds nothing but these. */
    print(...documents: SearchDocument[]) {
      subjects.clear()
      for (const [subject, same] of Map.groupBy(documents, (one) => one.subject)) subjects.set(subject, same)
    },
    /** Its state says that something is different. */
    turn() {
      state += 1
    },
    subjects: () => [...subjects.keys()],
    documents: () => [...subjects.values()].flat(),
  }
}
