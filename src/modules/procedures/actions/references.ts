import { bankAccountsOf } from '#modules/payments/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { filesOf, type StoredFile, thumbnailsOf } from '#platform/files/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import {
  appointmentOf,
  daysWithin,
  findSlot,
  isTooEarly,
  type OfferedDay,
  offeredTimes,
  type SlotId,
} from '../appointments/index.ts'
import type { Answers, PlainValue } from '../domain/answers/answer.ts'
import { isRows, keptGroup } from '../domain/answers/rows.ts'
import type { Definition, Page } from '../domain/definition/definition.ts'
import type { PlainField } from '../domain/definition/fields.ts'
import type { ApplicationId } from '../store/applications.ts'

/** What the references among the answers stand for, as a page may show it: never a whole account number. */
export type Referred = {
  accounts: ReadonlyMap<string, { bankCode: string; branchCode: string; masked: string }>
  files: ReadonlyMap<string, string>
  /** The same files with size and whether they have been scanned, in the order in which they came. */
  uploads: ReadonlyMap<string, StoredFile>
  /** Small pictures of those that were looked at and are safe. */
  pictures: ReadonlyMap<string, Uint8Array>
  times: ReadonlyMap<string, { startsAt: Temporal.Instant; endsAt: Temporal.Instant }>
}

export const nothingReferred: Referred = {
  accounts: new Map(),
  files: new Map(),
  uploads: new Map(),
  pictures: new Map(),
  times: new Map(),
}

const kindsOfReference = ['bank-account', 'file', 'appointment'] as const
type ReferenceField = Extract<PlainField, { type: (typeof kindsOfReference)[number] }>

/** Looks up only what this procedure asks for: most ask for nothing of the kind. */
export async function referredBy(
  tx: Tx,
  definition: Definition,
  { personId, applicationId, kept }: { personId: PersonId; applicationId: ApplicationId; kept: Answers | Kept },
): Promise<Referred> {
  const fields = referencesIn(definition.pages.flatMap((page) => page.fields.flatMap(inner)))
  if (fields.length === 0) return nothingReferred
  const asks = (type: ReferenceField['type']) => fields.some((field) => field.type === type)
  const accounts = asks('bank-account') ? await ownAccounts(tx, personId) : []
  const owner = { kind: 'procedures.application', id: applicationId }
  const files = asks('file') ? await filesOf(tx, owner) : []
  const times: [string, { startsAt: Temporal.Instant; endsAt: Temporal.Instant }][] = []
  for (const field of fields.filter(({ type }) => type === 'appointment')) {
    const slot = await slotOf(tx, kept[field.id])
    if (slot) times.push([slot.id, slot])
  }
  return {
    accounts: new Map(accounts.map((account) => [account.id, account])),
    files: new Map(files.map(({ id, claimedName }) => [id, claimedName])),
    uploads: new Map(files.map((file) => [file.id, file])),
    pictures: files.length > 0 ? await thumbnailsOf(tx, owner) : nothingReferred.pictures,
    times: new Map(times),
  }
}

type Kept = Readonly<Record<string, unknown>>

/**
 * The answers without files that turned out to be infected after they had been held: they are asked for anew. What was
 * filed stays as it was filed, and the desk sees what became of it.
 */
export function withoutInfected(definition: Definition, kept: Kept, { uploads }: Referred): Kept {
  const isGone = (id: unknown) => typeof id === 'string' && uploads.get(id)?.scan === 'infected'
  if (![...uploads.keys()].some(isGone)) return kept
  const clean = (fields: readonly PlainField[], answers: Kept): Kept =>
    Object.fromEntries(
      Object.entries(answers).flatMap(([id, value]) => {
        if (fields.find((field) => field.id === id)?.type !== 'file') return [[id, value]]
        if (Array.isArray(value)) return [[id, value.filter((one) => !isGone(one))]]
        return isGone(value) ? [] : [[id, value]]
      }),
    )
  const all = definition.pages.flatMap((page) => page.fields)
  const plain = clean(
    all.flatMap((field) => (field.type === 'group' ? [] : [field])),
    kept,
  )
  const groups = all.flatMap((field) => {
    if (field.type !== 'group' || !(field.id in kept)) return []
    const { isDone, rows } = keptGroup(kept[field.id])
    const left = rows.map((row) => ({ ...row, answers: clean(field.fields, row.answers) }))
    return [[field.id, { isDone, rows: left }] as const]
  })
  return { ...plain, ...Object.fromEntries(groups) }
}

/** The times that a page offers for what was answered before it, by calendar. */
export async function timesOffered(
  tx: Tx,
  house: House,
  page: Page,
  answers: Kept,
): Promise<ReadonlyMap<string, readonly OfferedDay[]>> {
  const offered = new Map<string, readonly OfferedDay[]>()
  for (const field of page.fields) {
    if (field.type !== 'appointment') continue
    offered.set(field.calendar, daysWithin(field, answers, await offeredTimes(tx, house, field.calendar)))
  }
  return offered
}

/**
 * The fields whose reference is not this person's own, does not belong to this request, or is a time that cannot be had
 * any more. Everything else that a form could name is refused here.
 */
export async function wrongReferences(
  tx: Tx,
  house: House,
  about: { applicationId: ApplicationId; personId: PersonId; before?: Kept },
  fields: readonly PlainField[],
  answers: Readonly<Record<string, PlainValue>>,
): Promise<ReferenceField[]> {
  const wrong: ReferenceField[] = []
  for (const field of referencesIn(fields)) {
    const before = { ...about.before, ...answers }
    for (const value of [answers[field.id] ?? ''].flat()) {
      if (typeof value !== 'string' || value === '' || wrong.includes(field)) continue
      if (!(await isRight(tx, house, { ...about, before }, field, value))) wrong.push(field)
    }
  }
  return wrong
}

async function isRight(
  tx: Tx,
  house: House,
  { applicationId, personId, before }: { applicationId: ApplicationId; personId: PersonId; before: Kept },
  field: ReferenceField,
  value: string,
): Promise<boolean> {
  switch (field.type) {
    case 'bank-account':
      return value === 'public' ? field.publicAccount : (await ownAccounts(tx, personId)).some(({ id }) => id === value)
    case 'file':
      return (await filesOf(tx, { kind: 'procedures.application', id: applicationId })).some(
        // What was found to be infected after it had been held is not there any more.
        ({ id, scan }) => id === value && scan !== 'infected',
      )
    case 'appointment': {
      const had = await appointmentOf(tx, applicationId)
      if (had?.slotId === value && !isTooEarly(field, before, had.startsAt)) return true
      const days = daysWithin(field, before, await offeredTimes(tx, house, field.calendar))
      return days.some(({ times }) => times.some(({ slotId }) => slotId === value))
    }
  }
}

// What a look-up gave is good for that one payment: it is asked for anew.
const ownAccounts = async (tx: Tx, personId: PersonId) =>
  (await bankAccountsOf(tx, personId)).filter(({ source }) => source === 'own')

/** The times that a request has chosen, by calendar: they are booked when it is filed. */
export function timesChosen(definition: Definition, answers: Answers): { calendar: string; slotId: SlotId }[] {
  return definition.pages.flatMap((page) =>
    page.fields.flatMap((field) => {
      const value = answers[field.id]
      if (field.type !== 'appointment' || typeof value !== 'string' || value === '') return []
      // Parse edge: the journey lets nothing but an id through.
      return [{ calendar: field.calendar, slotId: value as SlotId }]
    }),
  )
}

async function slotOf(tx: Tx, value: unknown) {
  if (typeof value !== 'string' || isRows(value) || !/^[0-9a-f-]{36}$/.test(value)) return undefined
  return findSlot(tx, value as SlotId)
}

const inner = (field: Page['fields'][number]): readonly PlainField[] =>
  field.type === 'group' ? field.fields : [field]

const referencesIn = (fields: readonly PlainField[]): ReferenceField[] =>
  fields.filter((field): field is ReferenceField => kindsOfReference.some((kind) => kind === field.type))
