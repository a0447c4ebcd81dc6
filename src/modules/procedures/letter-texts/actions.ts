import { officeById, personNames } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden, NotFound } from '#platform/errors/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { toWareki, wardDate } from '#platform/time/index.ts'
import { parseDefinition } from '../domain/definition/definition.ts'
import { looksAfter } from '../domain/desk/case-rights.ts'
import type { CaseRow } from '../store/desk/cases.ts'
import { plainWords } from '../text/index.ts'
import { filledIn, type LetterText, type LetterTextId, type LetterTextKind, unknownBlanks } from './domain.ts'
import { endText, findText, insertText, insertVersion, textsForCase } from './store.ts'

export const letterTextPermission = 'procedures.letter-texts.arrange'

export type TextKept =
  | { ok: true; id: LetterTextId }
  | { ok: false; reason: 'unknown_blanks'; blanks: string[] }
  /** Somebody else changed it meanwhile. */
  | { ok: false; reason: 'changed' }

export async function makeText(
  tx: Tx,
  house: House,
  actor: Staff,
  { officeId, kind, name, body }: { officeId: OfficeId; kind: LetterTextKind; name: string; body: string },
): Promise<TextKept> {
  mayArrange(actor, officeId)
  const unknown = unknownBlanks(body)
  if (unknown.length > 0) return { ok: false, reason: 'unknown_blanks', blanks: unknown }
  const writing = { by: actor.staffId, at: house.clock.now() }
  const id = await insertText(tx, { officeId, kind, name, ...writing })
  await insertVersion(tx, id, { number: 1, body, ...writing })
  await audit(tx, actor, 'make', id)
  return { ok: true, id }
}

/** Another version; `number` is the one that was read. What was sent before keeps its words. */
export async function changeText(
  tx: Tx,
  house: House,
  actor: Staff,
  id: LetterTextId,
  { number, body }: { number: number; body: string },
): Promise<TextKept> {
  await ownText(tx, actor, id)
  const unknown = unknownBlanks(body)
  if (unknown.length > 0) return { ok: false, reason: 'unknown_blanks', blanks: unknown }
  const next = { number: number + 1, body, by: actor.staffId, at: house.clock.now() }
  if (!(await insertVersion(tx, id, next))) return { ok: false, reason: 'changed' }
  await audit(tx, actor, 'change', id)
  return { ok: true, id }
}

/** Nobody picks it any more. */
export async function dropText(tx: Tx, house: House, actor: Staff, id: LetterTextId): Promise<void> {
  await ownText(tx, actor, id)
  await endText(tx, id, house.clock.now())
  await audit(tx, actor, 'drop', id)
}

/** A text of an office that the actor looks after. */
export async function ownText(tx: Tx, actor: Staff, id: LetterTextId): Promise<LetterText> {
  const text = await findText(tx, id)
  if (!text || !looksAfter(actor, text.officeId)) throw new NotFound('letter text')
  mayArrange(actor, text.officeId)
  return text
}

/** A text of the case's office with its blanks filled in from the case. */
export async function textFor(
  tx: Tx,
  house: House,
  row: CaseRow,
  id: LetterTextId,
): Promise<(LetterText & { words: string }) | undefined> {
  const today = house.clock.today()
  const text = (await textsForCase(tx, row.id, today)).find((one) => one.id === id)
  if (!text) return undefined
  const office = await officeById(tx, row.officeId)
  const names = await personNames(tx, [row.applicantPersonId])
  const words = filledIn(text.body, {
    受付番号: row.receiptNumber,
    手続: plainWords(parseDefinition(row.definition).name),
    申請者: names.get(row.applicantPersonId) ?? '',
    申請日: toWareki(wardDate(row.submittedAt)),
    係: office?.name ?? '',
    電話: office?.phone ?? '',
    きょう: toWareki(today),
  })
  return { ...text, words }
}

function mayArrange(actor: Staff, officeId: OfficeId): void {
  if (!actor.permissions.has(letterTextPermission) || !looksAfter(actor, officeId)) throw new Forbidden()
}

const audit = (tx: Tx, actor: Staff, deed: string, id: LetterTextId) =>
  recordAudit(tx, {
    actor,
    action: `procedures.letter_text.${deed}`,
    subject: { kind: 'procedures.letter_text', id },
  })
