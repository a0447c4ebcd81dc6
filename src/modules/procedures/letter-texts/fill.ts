import { z } from 'zod'
import type { Staff } from '#platform/auth/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, readForm } from '#platform/http/index.ts'
import { type Id, parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { openCase } from '../actions/desk/open-case.ts'
import type { ProcedureKind } from '../domain/definition/kinds.ts'
import type { StatedReason } from '../domain/desk/case-rights.ts'
import type { LetterTextKind } from './domain.ts'
import { textFor } from './actions.ts'
import { usedInput, withUsed } from './used.ts'
import { pickStep } from './words-picker.tsx'

type Typed = Readonly<Record<string, string | string[]>>

/**
 * The form as it was typed with the picked text in it, where its button was pressed; `undefined` where another was.
 * A text never takes the place of words that stand there already: it follows them.
 */
export async function withPickedText(
  c: Ctx,
  house: House,
  staff: Staff,
  id: Id<'application'>,
  stated?: StatedReason,
): Promise<Typed | undefined> {
  const { raw } = await readForm(c, z.looseObject({}), { lists: ['fields'] })
  if (raw['step'] !== pickStep) return undefined
  const textId = typeof raw['words'] === 'string' ? parseId<'letter-text'>(raw['words']) : undefined
  if (!textId) return raw
  const { picked, kind } = await house.db.transact(async (tx) => {
    const opened = await openCase(tx, staff, id, stated)
    if (opened.kind !== 'open') throw new NotFound()
    return { picked: await textFor(tx, house, opened.row, textId), kind: opened.row.kind }
  })
  if (!picked) throw new NotFound('letter text')
  const { outcome, field } = placeOf(picked.kind, kind)
  const before = typeof raw[field] === 'string' ? raw[field].trim() : ''
  return {
    ...raw,
    ...(outcome && { outcome }),
    [field]: before === '' ? picked.words : `${before}\n${picked.words}`,
    [usedInput]: withUsed(raw, picked),
  }
}

/** Which outcome and which field of the desk's forms it belongs to. */
function placeOf(text: LetterTextKind, kind: ProcedureKind): { outcome?: string; field: string } {
  if (text === 'answer') return { field: 'answer' }
  if (text === 'correction') return { outcome: 'ask', field: 'question' }
  if (kind === 'application') return { outcome: 'refuse', field: 'reason-refuse' }
  return { outcome: kind === 'notification' ? 'lapse' : kind === 'entry' ? 'decline' : 'refuse', field: 'reason' }
}
