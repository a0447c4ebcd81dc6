import { NotFound } from '#platform/errors/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import { type Id, parseId } from '#platform/ids/index.ts'

/** An id out of the address; 404 for what is none. */
export function idIn<Kind extends string>(c: Ctx, name: string): Id<Kind> {
  const id = parseId<Kind>(c.req.param(name) ?? '')
  if (!id) throw new NotFound(name)
  return id
}
