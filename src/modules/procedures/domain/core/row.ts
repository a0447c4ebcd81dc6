import type { Definition } from '../definition/definition.ts'

export const receiptColumn = '受付番号'

/** What a row may take from the case itself; other names are those of fields, or `group.field`. */
export type CaseFacts = Readonly<Record<CaseFact, string>>
export const caseFacts = [
  'received-on',
  'decided-on',
  'applicant-name',
  'applicant-kana',
  'applicant-birth-date',
  'applicant-address',
] as const
export type CaseFact = (typeof caseFacts)[number]

export const columnsOf = ({ coreSystem }: Definition): string[] => (coreSystem?.items ?? []).map(({ item }) => item)

/** The values of a row in the order of its columns. `answer` says what was answered to a field, in words. */
export function rowOf(
  { coreSystem }: Definition,
  facts: CaseFacts,
  answer: (field: string) => string | undefined,
): string[] {
  return (coreSystem?.items ?? []).map(({ from }) => (isCaseFact(from) ? facts[from] : (answer(from) ?? '')))
}

export const isCaseFact = (name: string): name is CaseFact => (caseFacts as readonly string[]).includes(name)
