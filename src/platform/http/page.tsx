import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { House } from '#platform/module/index.ts'
import { type Content, residentPage, staffPage } from '#platform/ui/index.ts'
import type { Ctx } from './env.ts'

type Options = { title: string; status?: ContentfulStatusCode; islands?: readonly string[] }

/** A page of the platform itself (errors, sign-in) in the layout of the realm. */
export const platformPage = (c: Ctx, house: House, options: Options, body: Content): Response =>
  /^\/(staff|auth\/staff)(\/|$)/.test(c.get('path'))
    ? staffPage(c, house, options, body)
    : residentPage(c, house, { ...options, robots: 'noindex' }, body)
