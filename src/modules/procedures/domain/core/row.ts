import type { AnswerValue } from '../answers/answer.ts'
import { allFields, type Definition } from '../definition/definition.ts'

/** What a row of the file may take besides answers; `from` of an item names one of these or a field. */
export type CaseFacts = {
  'receipt-number': string
  'received-on': string
  'decided-on': string
  'applicant-name': string
  'applicant-kana': string
  'applicant-birth-date': string
  'applicant-address': string
  'atena-number': string
}

export type Row = { id: string; answers: Readonly<Record<string, AnswerValue>> }
