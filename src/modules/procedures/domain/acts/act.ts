import type { Id, StaffId } from '#platform/ids/index.ts'

export type ActId = Id<'act'>

/**
 * A 処分 or what the office does about one. `decision` answers the request; `extension` 延長; and of something that was
 * notified: `revocation` 取消 (unlawful, from the beginning), `withdrawal` 撤回 (from now on), `correction` 更正 (an obvious slip).
 */
export const actKinds = ['decision', 'extension', 'revocation', 'withdrawal', 'correction'] as const
export type ActKind = (typeof actKinds)[number]

export const actOutcomes = ['grant', 'partial', 'refuse'] as const
export type ActOutcome = (typeof actOutcomes)[number]

export type ActRoute = 'second-check' | 'draft'

/** One line of a decision that differs by document, child or dog. */
export type ActItem = { row: string; label: string; outcome: ActOutcome; ground?: string; reason?: string }

/** The words of a letter, exactly as they go out; number, date, recipient and seal come at 施行. */
export type LetterWords = {
  title: string
  paragraphs: readonly string[]
  items: readonly { term: string; text: string }[]
  appeal: readonly string[]
}

/** What a 起案 says. */
export type Draft = {
  kind: ActKind
  outcome?: ActOutcome | undefined
  ground: string
  reason?: string | undefined
  conditions?: string | undefined
  facts: Readonly<Record<string, string>>
  items: readonly ActItem[]
  extendedTo?: Temporal.PlainDate | undefined
  isUrgent: boolean
}

/** Who stands where in the course of an act. */
export type ActPeople = {
  draftedBy: StaffId
  examinedBy: StaffId | null
  decidedBy: StaffId | null
}

/** Key of the letter in `output.letters` of a definition. */
export function letterKey({ kind, outcome }: Pick<Draft, 'kind' | 'outcome'>): string {
  switch (kind) {
    case 'decision':
      return outcome ?? 'grant'
    case 'extension':
      return 'extend'
    case 'revocation':
      return 'revoke'
    case 'withdrawal':
      return 'withdraw'
    case 'correction':
      return 'correct'
  }
}

/** Decided and not refused: what another system prints for it goes out with the letter. */
export const takesPaper = (act: { kind: ActKind; outcome: ActOutcome | null; state: string }): boolean =>
  act.kind === 'decision' && act.outcome !== 'refuse' && act.state === 'decided'

/** 理由の提示. 根拠: 行政手続法 第8条第1項, 第14条第1項. */
export const needsReason = ({ kind, outcome }: Pick<Draft, 'kind' | 'outcome'>): boolean =>
  !(kind === 'decision' && outcome === 'grant')
