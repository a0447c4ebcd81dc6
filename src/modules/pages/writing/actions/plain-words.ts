import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { endPlainWord, insertPlainWord } from '../store/plain-words.ts'
import { isOfPublicRelations } from './own.ts'

/** 広報担当 decides how a word is said plainly; what was decided before about it is over and stays on record. */
export async function decidePlainWord(
  tx: Tx,
  house: House,
  staff: Staff,
  word: { official: string; plain: string; note: string | null },
): Promise<void> {
  await requireDecider(tx, house, staff)
  const at = house.clock.now()
  await endPlainWord(tx, word.official, staff.staffId, at)
  const id = await insertPlainWord(tx, { ...word, by: staff.staffId, at })
  await auditWord(tx, staff, 'decide', id)
}

/** The word is not told of any more. */
export async function dropPlainWord(tx: Tx, house: House, staff: Staff, official: string): Promise<void> {
  await requireDecider(tx, house, staff)
  const id = await endPlainWord(tx, official, staff.staffId, house.clock.now())
  if (id !== undefined) await auditWord(tx, staff, 'drop', id)
}

async function requireDecider(tx: Tx, house: House, staff: Staff): Promise<void> {
  if (!(await isOfPublicRelations(tx, house, staff))) throw new Forbidden('not_public_relations')
}

const auditWord = (tx: Tx, staff: Staff, verb: 'decide' | 'drop', id: number): Promise<void> =>
  recordAudit(tx, { actor: staff, action: `pages.word.${verb}`, subject: { kind: 'pages.word', id: String(id) } })
