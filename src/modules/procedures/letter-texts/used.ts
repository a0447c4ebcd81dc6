import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import type { ApplicationId } from '../store/applications.ts'
import { recordCaseEvent } from '../store/case-events.ts'
import { byStaff } from '../store/transition.ts'
import type { LetterText } from './domain.ts'
import { textsForCase } from './store.ts'

/** Name of the hidden input: `id:version`, several with commas. */
export const usedInput = 'words-used'

type Typed = Readonly<Record<string, unknown>>

export const usedBefore = (typed: Typed): string => (typeof typed[usedInput] === 'string' ? typed[usedInput] : '')

export const withUsed = (typed: Typed, { id, number }: Pick<LetterText, 'id' | 'number'>): string =>
  [...new Set([...usedBefore(typed).split(','), `${id}:${number}`])].filter(Boolean).join(',')

/** The course of the case keeps which texts, in which version, what was sent began with. */
export async function recordUsedTexts(
  tx: Tx,
  house: House,
  actor: Staff,
  id: ApplicationId,
  typed: Typed,
): Promise<void> {
  const used = usedBefore(typed)
  if (used === '') return
  const texts = await textsForCase(tx, id, house.clock.today())
  for (const part of used.slice(0, 2000).split(',')) {
    const [text = '', version = ''] = part.split(':')
    const known = texts.find((one) => one.id === parseId<'letter-text'>(text))
    const number = Number(version)
    if (!known || !Number.isInteger(number) || number < 1 || number > known.number) continue
    const data = { text: known.id, number, for: known.kind }
    await recordCaseEvent(tx, id, { kind: 'letter_text_used', at: house.clock.now(), by: byStaff(actor.staffId), data })
  }
}
