import { welcomeVisitor } from '#modules/people/index.ts'
import { giveMail } from '#modules/messaging/index.ts'
import { isWeak, ownAddress, type Resident } from '#platform/auth/index.ts'
import { lockFor, type Tx } from '#platform/db/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import type { ReportSettings } from '../../record/index.ts'
import type { Draft } from '../domain/draft.ts'
import { findReporter, insertReporter } from '../store/reporters.ts'

/** Somebody signed in, or a person whom a link of their chat knows. */
export type Reporter = { resident: Resident } | { personId: PersonId }

/** Who is signed in as far as reports need it; `prove`: a mail alone does not do here. */
export type MayReport = { ok: true; reporter: Reporter } | { ok: false; needs: 'sign-in' | 'prove' | 'register' }

/** What the municipality's setting asks for. A guest of a procedure is nobody here. */
export function mayReport(
  c: Ctx,
  { mayReport: asked }: Pick<ReportSettings, 'mayReport'>,
  { reporter: known }: Pick<Draft, 'reporter'> = {},
): MayReport {
  if (known) return { ok: true, reporter: { personId: known } }
  const resident = c.get('residentActor')
  if (!resident || resident.level === 'guest') return { ok: false, needs: 'sign-in' }
  if (asked === 'mail') return { ok: true, reporter: { resident } }
  if (isWeak(c.get('session'))) return { ok: false, needs: 'prove' }
  return resident.level === 'verified' ? { ok: true, reporter: { resident } } : { ok: false, needs: 'register' }
}

/** As whom the account reports and follows, if it ever has: of the register, or the person that was made for it. */
export async function reporterIdsOf(tx: Tx, resident: Resident): Promise<PersonId[]> {
  const made = await findReporter(tx, resident.accountId)
  return [...(resident.personId ? [resident.personId] : []), ...(made ? [made] : [])]
}

/**
 * As whom the account reports and follows from now on. Who is not on the register, or came by a mail alone, becomes a person
 * whom no register proves, told by that mail.
 */
export async function reporterOf(tx: Tx, house: House, reporter: Reporter, lang: Lang): Promise<PersonId> {
  if ('personId' in reporter) return reporter.personId
  const { resident } = reporter
  if (resident.personId) return resident.personId
  await lockFor(tx, 'reports.reporter', resident.accountId)
  const known = await findReporter(tx, resident.accountId)
  if (known) return known
  const { personId } = await welcomeVisitor(tx)
  await insertReporter(tx, { accountId: resident.accountId, personId, since: house.clock.now() })
  const address = await ownAddress(tx, house, resident.accountId)
  if (address) await giveMail(tx, personId, { address, lang })
  return personId
}
