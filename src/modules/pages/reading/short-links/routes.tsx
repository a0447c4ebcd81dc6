import { ownOffices } from '#platform/auth/index.ts'
import type { Hono } from 'hono'
import { z } from 'zod'
import { NotFound } from '#platform/errors/index.ts'
import {
  answerOnce,
  type Ctx,
  type FieldError,
  field,
  type HttpEnv,
  type Raw,
  readForm,
  requireStaff,
  submitOnce,
} from '#platform/http/index.ts'
import { href } from '#platform/i18n/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { parseWareki } from '#platform/time/index.ts'
import { residentPage, staffPage } from '#platform/ui/index.ts'
import { qrSvg } from '../domain/qr-svg.ts'
import { noticesPath } from '../notices/paths.ts'
import { addressPermission } from '../permissions.ts'
import { readingTexts } from '../text/index.ts'
import { makeShortLink, stopShortLink } from './actions.ts'
import { EndedLink, isLive, ShortLinkDesk, shortLinksPath } from './pages.tsx'
import { findShortLink, listShortLinks, type ShortLink, type ShortLinkId } from './store.ts'
import { shortLinkDesk as t } from './text.ts'

const pageSize = 30

/** Short addresses: `/s/gomi` leads to a page of ours and stops after its last day. */
export function shortLinkRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/s/:code', (c) => lead(c, house))
  app.get('/s/:code/qr.svg', async (c) => {
    const link = await open(c, house)
    return answerOnce(c, qrSvg(`${house.config.publicUrl}/s/${link.code}`), 'image/svg+xml')
  })
  app.get(shortLinksPath, (c) => desk(c, house))
  app.post(shortLinksPath, (c) => make(c, house))
  app.post(`${shortLinksPath}/:id/end`, (c) => end(c, house))
}

async function open(c: Ctx, house: House): Promise<ShortLink> {
  // Typed from a poster: width and case do not matter.
  const code = (c.req.param('code') ?? '').normalize('NFKC').toLowerCase()
  const link = /^[a-z0-9-]{3,40}$/.test(code) && (await house.db.look((tx) => findShortLink(tx, code)))
  if (!link) throw new NotFound('short link')
  return link
}

async function lead(c: Ctx, house: House): Promise<Response> {
  const link = await open(c, house)
  const lang = c.get('lang')
  if (isLive(link, house.clock.today())) return c.redirect(href(lang, link.target), 302)
  return residentPage(
    c,
    house,
    { title: readingTexts(lang).shortLink.ended, crumbs: [], robots: 'noindex', status: 410 },
    <EndedLink lang={lang} phone={house.profile.phone} />,
  )
}

const makeForm = z.object({
  code: field.text(60).pipe(z.string().regex(/^(?=.{3,40}$)[a-z0-9]+(-[a-z0-9]+)*$/, t.errors.code)),
  target: field.text(600),
  purpose: field.text(200),
  lastDay: field.day(parseWareki),
})

async function make(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, addressPermission)
  const form = await readForm(c, makeForm)
  if (!form.ok) return desk(c, house, form.errors, form.raw)
  const done = await submitOnce(c, house, { form: 'pages.short-link' }, async (tx) => {
    const made = await makeShortLink(tx, house, staff, form.value)
    if (made.ok) return { location: `${shortLinksPath}?done=made` }
    const places = { not_ours: 'target', taken: 'code', past: 'lastDay' } as const
    return { errors: [{ field: places[made.reason], message: t.errors[made.reason] }] }
  })
  return done.ok ? done.response : desk(c, house, done.errors, form.raw)
}

async function end(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, addressPermission)
  const id = parseId<'short-link'>(c.req.param('id') ?? '')
  if (!id) throw new NotFound('short link')
  const done = await submitOnce(c, house, { form: `pages.short-link-end:${id}` }, async (tx) => {
    await stopShortLink(tx, house, staff, id)
    return { location: `${shortLinksPath}?done=stopped` }
  })
  return done.ok ? done.response : desk(c, house, done.errors)
}

async function desk(c: Ctx, house: House, errors: readonly FieldError[] = [], typed: Raw = {}): Promise<Response> {
  const staff = requireStaff(c, addressPermission)
  const before: ShortLinkId | undefined = parseId(c.req.query('before') ?? '')
  const found = await house.db.look((tx) =>
    listShortLinks(tx, { offices: ownOffices(staff), before, limit: pageSize + 1 }),
  )
  const links = found.slice(0, pageSize)
  const last = found.length > pageSize ? links.at(-1) : undefined
  return staffPage(
    c,
    house,
    { title: t.title, current: noticesPath, errors },
    <ShortLinkDesk
      links={links}
      today={house.clock.today()}
      publicUrl={house.config.publicUrl}
      typed={typed}
      done={c.req.query('done')}
      nextHref={last && `${shortLinksPath}?before=${last.id}`}
    />,
  )
}
