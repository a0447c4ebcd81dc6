import { parseId, type StaffId } from '#platform/ids/index.ts'
import type { Order } from './order.ts'

/** Who does an order: whoever goes out for the office that day, one colleague, or a company under contract. */
export type Doer = { kind: 'own' } | { kind: 'member'; staffId: StaffId } | { kind: 'company'; employer: string }

export const own: Doer = { kind: 'own' }

export function doerOf({ assignedTo, employer }: Pick<Order, 'assignedTo' | 'employer'>): Doer {
  if (assignedTo) return { kind: 'member', staffId: assignedTo }
  return employer ? { kind: 'company', employer } : own
}

export const columnsOfDoer = (doer: Doer): Pick<Order, 'assignedTo' | 'employer'> => ({
  assignedTo: doer.kind === 'member' ? doer.staffId : null,
  employer: doer.kind === 'company' ? doer.employer : null,
})

const ofCompany = 'company:'

/** As it stands in addresses and forms. */
export function writeDoer(doer: Doer): string {
  if (doer.kind === 'own') return 'own'
  return doer.kind === 'member' ? doer.staffId : `${ofCompany}${doer.employer}`
}

export function parseDoer(text: string | undefined): Doer | undefined {
  if (text === 'own') return own
  if (text?.startsWith(ofCompany)) {
    const employer = text.slice(ofCompany.length).normalize('NFC').trim()
    return employer && employer.length <= 120 && !/\p{C}/u.test(employer) ? { kind: 'company', employer } : undefined
  }
  const staffId = parseId<'staff'>(text ?? '')
  return staffId && { kind: 'member', staffId }
}

export const isSameDoer = (a: Doer, b: Doer): boolean => writeDoer(a) === writeDoer(b)
