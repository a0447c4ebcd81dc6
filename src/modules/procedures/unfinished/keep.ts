import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { holdsGuardedNumber } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { forPrincipal } from '../acting/actions/acting-of.ts'
import type { Sent } from '../actions/answer.ts'
import { type AskedCase, lockAskedCase, type VerifiedResident } from '../actions/load-case.ts'
import { keptGroup } from '../domain/answers/rows.ts'
import { findPage, groupOf, type Page, plainFieldsOf } from '../domain/definition/definition.ts'
import type { PlainField } from '../domain/definition/fields.ts'
import type { ApplicationId } from '../store/applications.ts'
import { touchDraft, typedFields, writeTyped } from './store.ts'
import { isKeptWhileTyping, rowsBegun, typingOf } from './typing.ts'
import type { FormWindow } from './window.ts'

export type KeptUnfinished =
  | { ok: true; at: Temporal.Instant; versions: ReadonlyMap<string, number> }
  /** `not_here`: filed meanwhile, or no such page. `elsewhere`: another window wrote. `unfit`: nothing that may be kept. */
  | { ok: false; reason: 'not_here' | 'elsewhere' | 'unfit' }

type Typed = { id: ApplicationId; pageKey: string; rowId: string; window: FormWindow; sent: Sent }

/** Keeps what stands in the inputs of a page, or of a row, while it is typed. Nothing of it is an answer, so nothing is checked. */
export async function keepUnfinished(
  tx: Tx,
  house: House,
  actor: VerifiedResident,
  { id, pageKey, rowId, window, sent }: Typed,
): Promise<KeptUnfinished> {
  const found = await lockAskedCase(tx, house, actor, id)
  const page = findPage(found.definition, pageKey)
  const isReached = found.way.steps.some((step) => step.page.key === pageKey)
  if (found.application.state !== 'draft' || !page || !isReached) return { ok: false, reason: 'not_here' }
  const all = await typedFields(tx, id)
  const fields = fieldsHere(page, rowId).filter((field) => field.id in sent)
  if (fields.length === 0 || (rowId !== '' && !hasRoom(found, page, rowId, all))) return { ok: false, reason: 'unfit' }
  if (!fields.every((field) => mayBeKept(field, sent[field.id] ?? []))) return { ok: false, reason: 'unfit' }
  const typing = typingOf(all, rowId)
  const isElsewhere = fields.some((field) => {
    const now = typing.get(field.id)
    return now && now.writtenIn !== window.id && now.version !== window.seen.get(field.id)
  })
  if (isElsewhere) return { ok: false, reason: 'elsewhere' }

  const at = house.clock.now()
  const typed = new Map(fields.map((field) => [field.id, sent[field.id] ?? []]))
  const versions = await writeTyped(tx, id, { rowId, window: window.id, at }, typed)
  await touchDraft(tx, id, at)
  // Once for a page, not for every pause in typing.
  if (typing.size === 0)
    await recordAudit(tx, {
      actor,
      action: 'procedures.application.type',
      subject: { kind: 'procedures.application', id },
      ids: { page: pageKey, ...(rowId && { row: rowId }) },
      ...forPrincipal(actor, found.application),
    })
  return { ok: true, at, versions }
}

function fieldsHere(page: Page, rowId: string): readonly PlainField[] {
  const fields = rowId === '' ? plainFieldsOf(page) : (groupOf(page)?.fields ?? [])
  return fields.filter((field) => isKeptWhileTyping(field) && !field.fixed)
}

function hasRoom(found: AskedCase, page: Page, rowId: string, all: Parameters<typeof rowsBegun>[0]): boolean {
  const group = groupOf(page)
  if (!group) return false
  const kept = keptGroup(found.kept[group.id]).rows.map((row) => row.id)
  const begun = rowsBegun(all, group.fields, kept)
  return kept.includes(rowId) || begun.includes(rowId) || kept.length + begun.length < group.max
}

const longest = 10_000

// 根拠: 番号法 第20条 (収集等の制限)
const mayBeKept = (field: PlainField, texts: readonly string[]): boolean =>
  texts.length <= 200 &&
  texts.every((text) => text.length <= longest) &&
  !(isFreeText(field) && texts.some(holdsGuardedNumber))

const isFreeText = (field: PlainField): boolean =>
  field.type === 'long-text' ||
  field.type === 'address' ||
  (field.type === 'text' && !['phone', 'postcode', 'microchip'].includes(field.format))
