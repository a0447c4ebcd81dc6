import { definePolicy } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import { deskPermissions, isOfOffice } from './domain/case-rights.ts'

/** A case, or its paper, is seen by staff of its office only. The predicate speaks of a row aliased `a`. */
export const casePolicy = definePolicy<{ officeId: OfficeId }>({
  name: 'procedures.case',
  may: (actor, row) =>
    actor.kind === 'staff' && actor.permissions.has(deskPermissions.read) && isOfOffice(actor, row.officeId),
  scope: (actor) =>
    actor.kind === 'staff' && actor.permissions.has(deskPermissions.read)
      ? sql`a.office_id = any(${actor.posts.map((post) => post.officeId)}::uuid[])`
      : sql`false`,
})
