import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { newId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Rule } from '../domain/rule.ts'
import { confirmSteering } from '../permissions.ts'
import { insertVersion, type SynonymId, synonymHistory } from '../store/synonyms.ts'
import { turnSteering } from '../store/version.ts'

export type Decided = { ok: true; id: SynonymId } | { ok: false; reason: 'changed' | 'ended' }

/** A new rule; from the next search on it is used by every process. */
export async function addSynonym(
  tx: Tx,
  house: House,
  staff: Staff,
  { rule, reason }: { rule: Rule; reason: string },
): Promise<Decided> {
  await confirmSteering(tx, house, staff)
  const id = newId<'synonym'>()
  await insertVersion(tx, { ...rule, id, version: 1, reason, isEnded: false, by: staff.staffId, at: house.clock.now() })
  await recordAudit(tx, { actor: staff, action: 'search.synonym.add', subject: { kind: 'search.synonym', id } })
  await turnSteering(tx)
  return { ok: true, id }
}

/** The next version of a rule, of which `version` was seen: other words, or with `rule` missing its end. */
export async function changeSynonym(
  tx: Tx,
  house: House,
  staff: Staff,
  { id, version, rule, reason }: { id: SynonymId; version: number; rule?: Rule; reason: string },
): Promise<Decided> {
  await confirmSteering(tx, house, staff)
  const [latest] = await synonymHistory(tx, id)
  if (!latest) throw new NotFound('synonym')
  if (latest.version !== version) return { ok: false, reason: 'changed' }
  if (latest.isEnded) return { ok: false, reason: 'ended' }
  const { kind, words, leadsTo } = rule ?? latest
  const isInserted = await insertVersion(tx, {
    ...{ id, kind, words, leadsTo, reason, version: version + 1, isEnded: rule === undefined },
    ...{ by: staff.staffId, at: house.clock.now() },
  })
  if (!isInserted) return { ok: false, reason: 'changed' }
  const action = rule ? 'search.synonym.change' : 'search.synonym.end'
  await recordAudit(tx, { actor: staff, action, subject: { kind: 'search.synonym', id } })
  await turnSteering(tx)
  return { ok: true, id }
}
