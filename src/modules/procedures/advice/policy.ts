import { type Actor, definePolicy, isOneOf, type Rule } from '#platform/auth/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import { deskPermissions } from '../domain/desk/case-rights.ts'

type OfAsked = { officeId: OfficeId }

const ofAskedOffice = (actor: Actor): Rule<OfAsked> =>
  actor.kind === 'staff' && !actor.contract && actor.permissions.has(deskPermissions.read)
    ? isOneOf('officeId', [...new Set([...actor.posts.map((post) => post.officeId), ...actor.oversees])])
    : { kind: 'never' }

/** A question to an office: seen by who works there or leads it, never by contractors. `advice` is called `v`. */
export const advicePolicy = definePolicy<OfAsked>({
  name: 'procedures.advice',
  columns: { officeId: 'v.office_id' },
  rule: ofAskedOffice,
})
