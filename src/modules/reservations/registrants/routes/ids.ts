import { NotFound } from '#platform/errors/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import { type Id, parseId } from '#platform/ids/index.ts'

/** An id of the address; 404 for what cannot be one. */
export function idIn<Kind extends string>(c: Ctx, name: string): Id<Kind> {
  const id = parseId<Kind>(c.req.param(name) ?? '')
  if (!id) throw new NotFound(name)
  return id
}

/** An id that a form carries; 404 for what cannot be one. */
export function idOf<Kind extends string>(text: string): Id<Kind> {
  const id = parseId<Kind>(text)
  if (!id) throw new NotFound('id')
  return id
}

export type Raw = Readonly<Record<string, string | string[]>>

export const typedIn = (raw: Raw) => (name: string) => (typeof raw[name] === 'string' ? raw[name] : undefined)
