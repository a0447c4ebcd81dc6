import { askCoApplicant, canBeAsked } from '../agreements/actions.ts'
import { forPrincipal } from '../acting/actions/acting-of.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { contentHash, hashText, sameHash } from '../domain/answers/content-hash.ts'
import { type ApplicationId, writeConfirmation } from '../store/applications.ts'
import { forgetMove } from '../store/moved-drafts.ts'
import { byResident, moveTo } from '../store/transition.ts'
import { contentOf, isComplete, isOpenFromAfar, lockOwnCase, type VerifiedResident } from './load-case.ts'

export type Confirmed =
  | { ok: true; contentHash: Uint8Array }
  | { ok: false; reason: 'incomplete'; nextPage: string | undefined }
  /** Not what the person saw: another window, or the register, changed it. */
  | { ok: false; reason: 'changed' }
  /** Somebody on the paper is looked at by the office first; why is not said. */
  | { ok: false; reason: 'at_office' }
  | { ok: false; reason: 'not_a_draft' }

/** Fixes what is signed and paid for. `seen` is the content that the check page showed; the same again is fine. */
export async function confirmApplication(
  tx: Tx,
  house: House,
  actor: VerifiedResident,
  { id, seen }: { id: ApplicationId; seen: string },
): Promise<Confirmed> {
  const found = await lockOwnCase(tx, house, actor, id)
  const { application } = found
  if (application.state !== 'draft' && application.state !== 'confirmed') return { ok: false, reason: 'not_a_draft' }
  if (!isComplete(found)) return { ok: false, reason: 'incomplete', nextPage: found.way.next?.page.key }
  if (!(await isOpenFromAfar(tx, found)) || !(await canBeAsked(tx, found))) return { ok: false, reason: 'at_office' }
  const hash = contentHash(contentOf(found))
  if (hashText(hash) !== seen) return { ok: false, reason: 'changed' }
  if (application.state === 'confirmed') {
    return sameHash(hash, application.contentHash) ? { ok: true, contentHash: hash } : { ok: false, reason: 'changed' }
  }

  const at = house.clock.now()
  if (found.renewed) await forgetMove(tx, id)
  await writeConfirmation(tx, id, { contentHash: hash, feeTotal: found.fee.total, at })
  await moveTo(tx, id, ['draft'], 'confirmed', { at, by: byResident })
  await askCoApplicant(tx, house, found, hash)
  await recordAudit(tx, {
    actor,
    action: 'procedures.application.confirm',
    subject: { kind: 'procedures.application', id },
    ...forPrincipal(actor, application),
  })
  return { ok: true, contentHash: hash }
}
