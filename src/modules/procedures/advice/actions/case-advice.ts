import { type Office, officesByIds, officesByKeys, staffNames } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { isClosed } from '../../domain/course/states.ts'
import { deskPermissions } from '../../domain/desk/case-rights.ts'
import type { CaseRow } from '../../store/desk/cases.ts'
import { type Advice, adviceOfCase } from '../store.ts'
import { sharesOf } from './ask.ts'

export type CaseAdvice = {
  caseId: CaseRow['id']
  today: Temporal.PlainDate
  asked: readonly { advice: Advice; office: string; by: string }[]
  /** Missing where this person cannot ask. */
  canAsk: { offices: readonly Office[]; shares: readonly { key: string; label: string }[] } | undefined
}

/** What other offices were asked about a case, and what can be asked of whom. */
export async function caseAdvice(tx: Tx, house: House, staff: Staff, row: CaseRow): Promise<CaseAdvice> {
  const asked = await adviceOfCase(tx, row.id)
  const offices = await officesByIds(
    tx,
    asked.map(({ officeId }) => officeId),
  )
  const names = await staffNames(
    tx,
    asked.flatMap(({ answeredBy }) => answeredBy ?? []),
  )
  const mayAsk =
    row.assigneeId === staff.staffId && staff.permissions.has(deskPermissions.handle) && !isClosed(row.state)
  const today = house.clock.today()
  return {
    caseId: row.id,
    today,
    asked: asked.map((advice) => ({
      advice,
      office: offices.get(advice.officeId)?.name ?? '',
      by: (advice.answeredBy && names.get(advice.answeredBy)) || '',
    })),
    canAsk: mayAsk ? { offices: await officesToAsk(tx, house, row), shares: await sharesOf(tx, row) } : undefined,
  }
}

/** Every office that works today, but the case's own. */
export async function officesToAsk(tx: Tx, house: House, row: Pick<CaseRow, 'officeId'>): Promise<Office[]> {
  const keys = house.profile.offices.map(({ key }) => key)
  const found = await officesByKeys(tx, keys, house.clock.today())
  const byId = new Map([...found.values()].map((office) => [office.id, office]))
  return [...byId.values()].filter(({ id, kind }) => id !== row.officeId && (kind === 'section' || kind === 'unit'))
}
