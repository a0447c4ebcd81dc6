import { personNames } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { missingGlyphs } from '#platform/documents/index.ts'
import { toWareki, wardDate } from '#platform/time/index.ts'
import { wordsOf } from '../desk/answer-lines.ts'
import { type Draft, type LetterWords, letterKey } from '../../domain/acts/act.ts'
import { lettersOf } from '../../domain/acts/draft.ts'
import { charactersOf, fillLetter } from '../../domain/acts/letter.ts'
import { appealOf } from '../../domain/acts/periods.ts'
import { type Definition, findField } from '../../domain/definition/definition.ts'
import { keptAnswers } from '../../store/answers.ts'
import type { CaseRow } from '../../store/desk/cases.ts'
import { appealParagraphs } from '../../text/acts/appeal.ts'
import { itemText, usualLetters, wordsOfOutcomes } from '../../text/acts/letters.ts'
import { requestNamed } from '../../text/acts/request-word.ts'
import { plainWords } from '../../text/index.ts'

/** What the act is about that it changes: its number and day. */
export type Changed = { documentNumber: string; datedOn: Temporal.PlainDate }

export type Composed = { words: LetterWords; missing: readonly string[] }

/** The letter of a 起案, from the definition's words, the case and the draft; and the characters that cannot be printed. */
export async function composeLetter(
  tx: Tx,
  {
    row,
    definition,
    authority,
    draft,
    changed,
  }: {
    row: CaseRow
    definition: Definition
    authority: string
    draft: Draft
    changed?: Changed | undefined
  },
): Promise<Composed> {
  const key = letterKey(draft)
  const template = lettersOf(definition.output)[key] ?? usualLetters[key] ?? usualLetters['grant']
  if (!template) throw new Error('no words for this letter')
  const name = (await personNames(tx, [row.applicantPersonId])).get(row.applicantPersonId) ?? ''
  const values = {
    ...(await answerValues(tx, row, definition)),
    ...draft.facts,
    name,
    procedure: plainWords(definition.name),
    request: requestNamed(plainWords(definition.name), '申請'),
    receiptNumber: row.receiptNumber,
    filedOn: toWareki(wardDate(row.submittedAt)),
    dueOn: toWareki(row.dueOn),
    extendedTo: draft.extendedTo ? toWareki(draft.extendedTo) : '',
    reason: draft.reason ?? '',
    ground: draft.ground,
    conditions: draft.conditions ?? '',
    authority,
    changedNumber: changed?.documentNumber ?? '',
    changedOn: changed ? toWareki(changed.datedOn) : '',
  }
  const lines = draft.items.map((item) => ({
    term: item.label,
    text: itemText(wordsOfOutcomes(definition)[item.outcome], item.ground, item.reason),
  }))
  const filled = withReason(fillLetter(template, values, lines), draft)
  const words = { ...filled, appeal: appealParagraphs(appealOf(draft.kind, definition.appeal), authority) }
  return { words, missing: missingGlyphs(charactersOf(words) + name) }
}

// Whatever words a definition brings: the reason stands on the letter. 根拠: 行政手続法 第8条第2項 (書面で示す).
function withReason(words: Omit<LetterWords, 'appeal'>, { reason }: Draft): Omit<LetterWords, 'appeal'> {
  const text = [...words.paragraphs, ...words.items.map((item) => item.text)].join('\n')
  if (!reason || text.includes(reason)) return words
  return { ...words, items: [...words.items, { term: '理由', text: reason }] }
}

async function answerValues(tx: Tx, row: CaseRow, definition: Definition): Promise<Record<string, string>> {
  const kept = await keptAnswers(tx, row.id)
  return Object.fromEntries(
    Object.entries(kept).flatMap(([id, value]) => {
      const field = findField(definition, id)
      return field ? [[`answer:${id}`, wordsOf(field, value)]] : []
    }),
  )
}
