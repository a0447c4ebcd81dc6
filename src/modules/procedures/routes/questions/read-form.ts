import { z } from 'zod'
import { type AccountKind, accountFlaws, type AccountFlaw } from '#modules/payments/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { type Ctx, type FieldError, readForm } from '#platform/http/index.ts'
import type { StoreResult } from '#platform/files/index.ts'
import type { Sent } from '../../actions/answer.ts'
import type { PlainField } from '../../domain/definition/fields.ts'
import { sentByField } from '../../forms/answers.ts'
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
  const form = await readForm(c, z.looseObject({}), { lists: fields.map((field) => field.id) })
  const errors: FieldError[] = form.ok ? [] : [...form.errors]
  const typed: Record<string, readonly string[]> = { ...sentByField(fields, form.raw) }
  const files: Record<string, unknown> = form.ok ? form.value : {}
  const accounts = new Map<string, TypedAccount>()
  for (const field of form.ok ? fields : []) {
    if (field.type === 'file') {
      const stored = await fileOf(c, field.id, files[field.id], form.raw, keeper)
      if ('error' in stored) errors.push(stored.error)
      else typed[field.id] = stored.ids
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

async function fileOf(
  c: Ctx,
  name: string,
  given: unknown,
  raw: Raw,
  keeper: Keeper,
): Promise<{ ids: string[] } | { error: FieldError }> {
  const list: unknown[] = Array.isArray(given) ? given : [given]
  const file = list.find((one): one is File => one instanceof File && one.size > 0)
  const kept = raw[`${name}-kept`]
  if (!file) return { ids: typeof kept === 'string' && kept !== '' ? [kept] : [] }
  const stored = await keeper.file(file)
  if (stored.ok) return { ids: [stored.fileId] }
  return { error: { field: name, message: texts(c.get('lang')).correction.fileProblems[stored.reason] } }
}

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
