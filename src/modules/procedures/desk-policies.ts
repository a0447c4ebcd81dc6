import { type Actor, all, always, definePolicy, isOneOf, type Rule } from '#platform/auth/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import { deskPermissions } from './domain/desk/case-rights.ts'

type OfOffice = { officeId: OfficeId }

const ofOwnOffice = (actor: Actor): Rule<OfOffice> =>
  actor.kind === 'staff' && actor.permissions.has(deskPermissions.read)
    ? isOneOf('officeId', [...new Set([...actor.posts.map((post) => post.officeId), ...actor.oversees])])
    : { kind: 'never' }

type OfProcedure = { procedure: string }
type OfDesk = OfOffice & OfProcedure

const ofContract = (actor: Actor): Rule<OfProcedure> =>
  actor.kind === 'staff' && actor.contract ? isOneOf('procedure', actor.contract.procedures) : always

const atDesk = (actor: Actor): Rule<OfDesk> => all<keyof OfDesk>(ofOwnOffice(actor), ofContract(actor))

/** What a contractor's contract names; everything for everybody else. `applications` is called `a`. */
export const contractPolicy = definePolicy<OfProcedure>({
  name: 'procedures.contract',
  columns: { procedure: 'a.procedure' },
  rule: ofContract,
})

/**
 * A case, and what hangs on it, is seen by staff of its office, and by who leads the offices above it; contractors see
 * what is of the procedures that their contract names. `applications` is called `a`.
 */
export const casePolicy = definePolicy<OfDesk>({
  name: 'procedures.case',
  columns: { officeId: 'a.office_id', procedure: 'a.procedure' },
  rule: atDesk,
})

/** So is its paper; `dispatches` is called `d`. */
export const dispatchPolicy = definePolicy<OfDesk>({
  name: 'procedures.dispatch',
  columns: { officeId: 'd.office_id', procedure: 'a.procedure' },
  rule: atDesk,
})

/** Letters of a decision, by the office that sends them; `deliveries` is called `d`. */
export const deliveryPolicy = definePolicy<OfDesk>({
  name: 'procedures.delivery',
  columns: { officeId: 'd.office_id', procedure: 'a.procedure' },
  rule: atDesk,
})

/** What the post brought back; `returned_mail` is called `m`. */
export const returnedMailPolicy = definePolicy<OfDesk>({
  name: 'procedures.returned-mail',
  columns: { officeId: 'm.office_id', procedure: 'a.procedure' },
  rule: atDesk,
})
