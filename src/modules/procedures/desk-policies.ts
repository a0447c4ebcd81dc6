import { type Actor, all, any, definePolicy, isMissing, isOneOf, type Rule } from '#platform/auth/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import { deskPermissions } from './domain/desk/case-rights.ts'

type OfOffice = { officeId: OfficeId }

const ofOwnOffice = (actor: Actor): Rule<OfOffice> =>
  actor.kind === 'staff' && actor.permissions.has(deskPermissions.read)
    ? isOneOf('officeId', [...new Set([...actor.posts.map((post) => post.officeId), ...actor.oversees])])
    : { kind: 'never' }

/** What is no case of its own (a bill, a tag) has no `procedure` to ask for. */
type OfProcedure = OfOffice & { procedure?: string }

const ofContract = (actor: Actor): Rule<OfProcedure> =>
  actor.kind === 'staff' && actor.contract
    ? any<keyof OfProcedure>(isMissing('procedure'), isOneOf('procedure', actor.contract.procedures))
    : { kind: 'always' }

/**
 * A case is seen by staff of its office, and by who leads the offices above it; contractors see those of the procedures
 * that their contract names. `applications` is called `a`.
 */
export const casePolicy = definePolicy<OfProcedure>({
  name: 'procedures.case',
  columns: { officeId: 'a.office_id', procedure: 'a.procedure' },
  rule: (actor) => all<keyof OfProcedure>(ofOwnOffice(actor), ofContract(actor)),
})

/** So is its paper; `dispatches` is called `d`. */
export const dispatchPolicy = definePolicy<OfOffice>({
  name: 'procedures.dispatch',
  columns: { officeId: 'd.office_id' },
  rule: ofOwnOffice,
})

/** Letters of a decision, by the office that sends them; `deliveries` is called `d`. */
export const deliveryPolicy = definePolicy<OfOffice>({
  name: 'procedures.delivery',
  columns: { officeId: 'd.office_id' },
  rule: ofOwnOffice,
})

/** What the post brought back; `returned_mail` is called `m`. */
export const returnedMailPolicy = definePolicy<OfOffice>({
  name: 'procedures.returned-mail',
  columns: { officeId: 'm.office_id' },
  rule: ofOwnOffice,
})
