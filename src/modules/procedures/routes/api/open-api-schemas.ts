import { actingGrounds } from '#modules/people/index.ts'
import { procedureKinds } from '../../domain/definition/kinds.ts'
import { applicationStates } from '../../domain/course/states.ts'
import { day, listOf, moment, object, orNull, schema, text, uuid, whole, yen } from './open-api-parts.ts'

/** What was answered, by the question's id. */
export const answersSchema = {
  type: 'object',
  description:
    '質問の id ごとの答え。日は YYYY-MM-DD。順位の質問は、第1希望からの列。計算した値は送らなくても入る。くり返しの質問は行の列で、行には id と、その行の質問ごとの答えがある',
  additionalProperties: {
    anyOf: [
      text,
      { type: 'number' },
      { type: 'array', items: text },
      { type: 'array', items: { type: 'object', properties: { id: uuid }, additionalProperties: true } },
    ],
  },
}

const nullable = (one: object) => ({ anyOf: [one, { type: 'null' }] })
const words = object({ ja: text, easy: text, en: text })
const feeFields = { fee: text, unit: yen, count: whole, amount: yen, account: { enum: ['fee', 'postage'] } }
const feeLine = object(feeFields)

const summary = {
  id: uuid,
  procedure: text,
  kind: { enum: [...procedureKinds] },
  state: { enum: [...applicationStates] },
  receiptNumber: orNull(text),
  feeTotal: orNull(yen),
  createdAt: moment,
  submittedAt: orNull(moment),
  dueOn: orNull(day),
  actingAs: { enum: [...actingGrounds, null], description: '本人の代わりに出すときの根拠' },
  version: whole,
}

export const residentSchemas = {
  Procedure: object(
    {
      procedure: text,
      revision: whole,
      kind: text,
      name: words,
      limit: {
        ...nullable(object({ days: whole, unit: text, from: text, says: words, source: text })),
        description: '法令で定められた届出などの期限。from は、そこから数える日を答える質問',
      },
      fees: listOf(object({ fee: text, account: text, amount: yen })),
      pages: { ...listOf({ type: 'object' }), description: '質問のページ' },
    },
    ['pages'],
  ),
  Revision: object({
    procedure: text,
    revision: whole,
    definition: { type: 'object', description: '/procedures/definition-schema.json の形。ふりがなは二重山括弧で付く' },
  }),
  ApplicationSummary: object(summary),
  Application: object({
    ...summary,
    answers: answersSchema,
    nextPage: { ...orNull(text), description: '次に答えるページ' },
    refusal: {
      ...nullable(object({ page: text, says: words, instead: nullable(words) })),
      description: 'この答えでは先に進めないときの理由と、代わりの手段',
    },
    household: listOf(object({ personId: uuid, name: text })),
    fee: object({ total: yen, lines: listOf(feeLine) }),
    content: { ...orNull(text), description: '確定のときに送り返す' },
    payment: nullable(object({ id: uuid, state: text, amount: yen })),
    correction: nullable(
      object({
        id: uuid,
        fields: listOf(text),
        reason: text,
        reasons: { type: 'object', additionalProperties: text, description: '項目ごとの理由' },
        rows: {
          ...listOf(object({ group: text, mayAdd: { type: 'boolean' }, mayRemove: { type: 'boolean' } })),
          description: '行の追加や取消しを認められたグループ',
        },
        answerBy: day,
      }),
    ),
    documents: listOf(schema('DocumentEntry')),
    links: {
      ...object({ page: text, sign: orNull(text), pay: orNull(text) }),
      description: '本人のブラウザーで開く。署名と支払いは本人だけができる',
    },
  }),
  DocumentEntry: object({ id: uuid, kind: { enum: ['refusal', 'receipt'] }, createdAt: moment, href: text }),
  Check: object({
    content: text,
    signed: object({
      procedure: text,
      revision: whole,
      applicationId: uuid,
      applicant: uuid,
      answers: answersSchema,
      subjects: listOf(object({ personId: uuid, name: text, isForeign: { type: 'boolean' } })),
      address: text,
      fee: object({
        total: yen,
        lines: listOf(object({ ...feeFields, label: words, confirmed: { type: 'boolean' } })),
      }),
    }),
  }),
}
