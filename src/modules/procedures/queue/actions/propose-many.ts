import type { Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { missingGlyphs } from '#platform/documents/index.ts'
import { Conflict, Forbidden } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { recipientOf } from '../../actions/acts/recipient.ts'
import { caseView } from '../../actions/desk/case-view.ts'
import { proposeDecision } from '../../actions/desk/decide.ts'
import { caseToChange } from '../../actions/desk/open-case.ts'
import { charactersOf } from '../../domain/acts/letter.ts'
import { deskPermissions, holdsCase } from '../../domain/desk/case-rights.ts'
import type { ApplicationId } from '../../store/applications.ts'
import { openActOf } from '../../store/acts/acts.ts'

/**
 * Proposes that the certificate is issued, as on the case's page, but only where every comparison is fine: what has to be
 * looked at is looked at one by one. Throws `Conflict('needs_eyes')` there.
 */
export async function proposeToIssue(tx: Tx, house: House, actor: Staff, id: ApplicationId): Promise<void> {
  const row = await caseToChange(tx, actor, id, deskPermissions.handle)
  if (row.kind !== 'certificate-request') throw new Conflict('no_decision_of_this_kind')
  if (!holdsCase(actor, row)) throw new Forbidden('not_assigned')
  if (row.state !== 'in_review') throw new Conflict('wrong_state')
  const { checks } = await caseView(tx, house, row, [])
  if (checks.some(({ ok }) => !ok)) throw new Conflict('needs_eyes')
  await proposeDecision(tx, house, actor, id, { outcome: 'issue' })
}

/**
 * Whether the letter of what is decided could go out today: somebody to write to, and every character in the typeface.
 * Changes nothing. Throws `Conflict` with `nothing_decided` or with why 施行 would stop.
 */
export async function prepareEffect(tx: Tx, house: House, actor: Staff, id: ApplicationId): Promise<void> {
  const row = await caseToChange(tx, actor, id, deskPermissions.dispatch)
  const act = await openActOf(tx, id)
  if (act?.state !== 'decided') throw new Conflict('nothing_decided')
  const found = await recipientOf(tx, house, row)
  if (!found.ok) throw new Conflict(found.reason)
  const { name, addressLines } = found.recipient
  const missing = missingGlyphs([charactersOf(act.letter), name, ...addressLines].join(''))
  if (missing.length > 0) throw new Conflict('missing_glyphs')
}
