import { NotFound } from '#platform/errors/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import { type Id, type OrganisationId, parseId } from '#platform/ids/index.ts'

export const organisationId = (c: Ctx): OrganisationId => idIn<'organisation'>(c, 'id')

/** An id in the address; what is none is not there. */
export function idIn<Kind extends string>(c: Ctx, name: string): Id<Kind> {
  const id = parseId<Kind>(c.req.param(name) ?? '')
  if (!id) throw new NotFound(name)
  return id
}
