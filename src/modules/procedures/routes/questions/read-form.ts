import { z } from 'zod'
import { type AccountKind, accountFlaws, type AccountFlaw } from '#modules/payments/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { type Ctx, type FieldError, readForm } from '#platform/http/index.ts'
import type { StoreResult } from '#platform/files/index.ts'
import type { Sent } from '../../actions/answer.ts'
import type { PlainField } from '../../domain/definition/fields.ts'
import { sentByField, wordProblems } from '../../forms/answers.ts'
import { fieldTexts } from '../../text/fields/index.ts'
import { texts } from '../../text/index.ts'

/** An account as it was typed, checked; its reference comes when it is kept. */
export type TypedAccount = {
  bankCode: string
  branchCode: string
  kind: AccountKind
  number: string
  holderKana: string
}

/** Keeps what is not an answer itself. A practice keeps nothing and gives out references to nowhere. */
export type Keeper = {
  file(file: File): Promise<StoreResult | { ok: true; fileId: string }>
  account(tx: Tx, account: TypedAccount): Promise<string>
}

export type AnswerForm = {
  /** What the page shows again. */
  typed: Sent
  errors: readonly FieldError[]
  fromCheck: boolean
  /** The revision of the page that was filled in; missing where a program sends it. */
  revision: string | undefined
  raw: Readonly<Record<string, string | string[]>>
  files: Readonly<Record<string, unknown>>
  /** The answers, once the accounts among them are kept. */
  sent(tx: Tx): Promise<Sent>
}

/** Reads the form of a question page or of a row: texts as they are, files stored, accounts checked. */
export async function readAnswerForm(c: Ctx, fields: readonly PlainField[], keeper: Keeper): Promise<AnswerForm> {
  const lists = fields.flatMap((field) => (field.type === 'file' ? namesOfFiles(field.id) : [field.id]))
  const form = await readForm(c, z.looseObject({}), { lists })
  const errors: FieldError[] = form.ok ? [] : [...form.errors]
  const typed: Record<string, readonly string[]> = { ...sentByField(fields, form.raw) }
  const files: Record<string, unknown> = form.ok ? form.value : {}
  const accounts = new Map<string, TypedAccount>()
  for (const field of form.ok ? fields : []) {
    if (field.type === 'file') {
      const kept = await filesOf(c, field, files, form.raw, keeper)
      errors.push(...kept.errors)
      typed[field.id] = kept.ids
    }
    if (field.type === 'bank-account') {
      Object.assign(typed, accountParts(field.id, form.raw))
      if (typed[field.id]?.[0] !== 'new') continue
      const account = accountOf(c, field.id, form.raw)
      if ('errors' in account) errors.push(...account.errors)
      else accounts.set(field.id, account)
    }
  }
  return {
    typed,
    errors,
    fromCheck: form.raw.from === 'check' || c.req.query('from') === 'check',
    revision: textOf(form.raw, 'revision') || undefined,
    raw: form.raw,
    files,
    sent: async (tx) => {
      const sent = { ...typed }
      for (const [field, account] of accounts) sent[field] = [await keeper.account(tx, account)]
      return sent
    },
  }
}

type Raw = Readonly<Record<string, string | string[]>>

const namesOfFiles = (id: string): string[] => [id, `${id}-camera`, `${id}-kept`, `${id}-removed`]

/** What was chosen before and not taken out, and what comes now. A file that is in order is kept, whatever else is wrong. */
async function filesOf(
  c: Ctx,
  field: Extract<PlainField, { type: 'file' }>,
  given: Readonly<Record<string, unknown>>,
  raw: Raw,
  keeper: Keeper,
): Promise<{ ids: string[]; errors: FieldError[] }> {
  const { id, max } = field
  const removed = listOf(raw[`${id}-removed`])
  const kept = listOf(raw[`${id}-kept`]).filter((one) => one !== '' && !removed.includes(one))
  // A browser sends an empty part without a name where nothing was chosen.
  const files = [given[id], given[`${id}-camera`]]
    .flat()
    .filter((one): one is File => one instanceof File && (one.size > 0 || one.name !== ''))
  if (max === undefined && files.length > 0) kept.length = 0
  const room = Math.max((max ?? 1) - kept.length, 0)
  const errors =
    max !== undefined && files.length > room
      ? wordProblems(c.get('lang'), [field], [{ field: id, problem: 'too_many_files' }])
      : []
  for (const file of files.slice(0, room)) {
    const stored = await keeper.file(file)
    if (stored.ok) kept.push(stored.fileId)
    else errors.push({ field: id, message: texts(c.get('lang')).correction.fileProblems[stored.reason] })
  }
  return { ids: kept, errors }
}

const listOf = (value: string | string[] | undefined): string[] => (value === undefined ? [] : [value].flat())

const parts = ['bank', 'branch', 'kind', 'holder'] as const

// The number itself is not shown again, not even to who typed it.
const accountParts = (name: string, raw: Raw): Record<string, readonly string[]> =>
  Object.fromEntries(parts.map((part) => [`${name}-${part}`, [textOf(raw, `${name}-${part}`)]]))

function accountOf(c: Ctx, name: string, raw: Raw): TypedAccount | { errors: FieldError[] } {
  const kind = kinds.find((one) => one === textOf(raw, `${name}-kind`)) ?? 'ordinary'
  const checked = accountFlaws({
    bankCode: textOf(raw, `${name}-bank`),
    branchCode: textOf(raw, `${name}-branch`),
    number: textOf(raw, `${name}-number`),
    holderKana: textOf(raw, `${name}-holder`),
  })
  if (checked.ok) return { ...checked.account, kind }
  const t = fieldTexts(c.get('lang')).account.flaws
  return { errors: checked.flaws.map((flaw) => ({ field: `${name}-${partOf[flaw]}`, message: t[flaw] })) }
}

const kinds = ['ordinary', 'current', 'savings'] as const
const partOf: Record<AccountFlaw, string> = {
  bank_code: 'bank',
  branch_code: 'branch',
  number: 'number',
  holder_kana: 'holder',
  holder_too_long: 'holder',
}

const textOf = (raw: Raw, name: string): string => {
  const value = raw[name]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}
