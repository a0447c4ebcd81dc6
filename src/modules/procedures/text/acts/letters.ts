import type { ActOutcome } from '../../domain/acts/act.ts'
import type { Definition } from '../../domain/definition/definition.ts'

type Template = { title: string; paragraphs: string[]; items: string[] }

/**
 * Words of a letter for which the definition has none: acts that change another one, and refusals. Letters are Japanese
 * only: they are legal texts. Blanks as in `domain/acts/draft.ts`.
 */
export const usualLetters: Record<string, Template> = {
  grant: {
    title: '{procedure}について（通知）',
    paragraphs: [
      '{filedOn}に受け付けた{request}（受付番号 {receiptNumber}）について、次のとおり決定しましたので、通知します。',
    ],
    items: ['決定の内容：申請のとおり認めます。', '条件：{conditions}', '根拠：{ground}'],
  },
  partial: {
    title: '{procedure}の一部を認めないことの決定について（通知）',
    paragraphs: [
      '{filedOn}に受け付けた{request}（受付番号 {receiptNumber}）について、次のとおり一部を認めないことに決定しましたので、通知します。',
    ],
    items: ['{items}', '認めない理由：{reason}', '条件：{conditions}', '根拠：{ground}'],
  },
  refuse: {
    title: '{procedure}を認めないことの決定について（通知）',
    paragraphs: [
      '{filedOn}に受け付けた{request}（受付番号 {receiptNumber}）について、次のとおり認めないことに決定しましたので、通知します。',
    ],
    items: ['認めない理由：{reason}', '根拠：{ground}'],
  },
  extend: {
    title: '{procedure}の決定の期限の延長について（通知）',
    paragraphs: [
      '{filedOn}に受け付けた{request}（受付番号 {receiptNumber}）について、次のとおり決定の期限を延長しますので、通知します。',
    ],
    items: ['延長する前の期限：{dueOn}', '延長した後の期限：{extendedTo}', '延長の理由：{reason}', '根拠：{ground}'],
  },
  revoke: {
    title: '{procedure}についての処分の取消しについて（通知）',
    paragraphs: [
      '{changedOn}付け{changedNumber}による処分を、次のとおり、その日にさかのぼって取り消しましたので、通知します。',
    ],
    items: ['取り消す理由：{reason}', '根拠：{ground}'],
  },
  withdraw: {
    title: '{procedure}についての処分の撤回について（通知）',
    paragraphs: [
      '{changedOn}付け{changedNumber}による処分を、次のとおり、この通知の日から将来に向かって撤回しますので、通知します。',
    ],
    items: ['撤回する理由：{reason}', '根拠：{ground}'],
  },
  correct: {
    title: '{procedure}についての通知の更正について（通知）',
    paragraphs: ['{changedOn}付け{changedNumber}による通知に明らかな誤りがありましたので、次のとおり更正します。'],
    items: ['更正する内容：{reason}', '根拠：{ground}'],
  },
}

const outcomeWords: Record<ActOutcome, string> = { grant: '認める', partial: '一部を認める', refuse: '認めない' }

/** What the outcomes are called where the procedure's law has its own words: 「公開」「非公開」. */
export const wordsOfOutcomes = ({ output }: Pick<Definition, 'output'>): Record<ActOutcome, string> =>
  (output?.kind === 'letters' ? output.outcomes : undefined) ?? outcomeWords

/** One line of a decision that differs by document or child. */
export function itemText(outcome: string, ground?: string, reason?: string): string {
  return [outcome, ground && `根拠：${ground}`, reason && `理由：${reason}`].filter(Boolean).join('\n')
}
