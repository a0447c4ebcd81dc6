import type { Hono } from 'hono'
import { z } from 'zod'
import { Forbidden } from '#platform/errors/index.ts'
import { type Ctx, type HttpEnv, readForm, requireResident, submitOnce } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { beginLink } from '../actions/begin-link.ts'
import { endLink } from '../actions/end-link.ts'
import { accountOf } from '../actions/look-at-account.ts'
import { type Friendship, LinePage, WhatIsSent } from '../pages/line-page.tsx'
import { LinkGone, LinkPage } from '../pages/link-page.tsx'
import { isOpenLinkToken } from '../store/links.ts'
import { lineStandingOf } from '../store/standing.ts'
import { lineTexts } from '../text/index.ts'

const linkToken = z.string().max(300)

export function residentRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/messages/line', (c) => show(c, house))

  app.get('/messages/line/link', async (c) => {
    const { personId } = requireResident(c, 'verified')
    const token = linkToken.safeParse(c.req.query('linkToken')).data ?? ''
    const found = await house.db.read(async (tx) => ({
      isOpen: await isOpenLinkToken(tx, token),
      standing: await lineStandingOf(tx, personId),
    }))
    const lang = c.get('lang')
    const t = lineTexts(lang).page
    const crumbs = crumbsOf(c)
    if (!found.isOpen) return gone(c, house)
    return residentPage(
      c,
      house,
      { title: t.link.title, crumbs, robots: 'noindex' },
      <LinkPage lang={lang} linkToken={token} standing={found.standing} />,
    )
  })

  app.post('/messages/line/link', async (c) => {
    const { personId, accountId } = requireResident(c, 'verified')
    const session = c.get('session')
    // A program's token links nobody's phone.
    if (!session) throw new Forbidden('browser_only')
    const form = await readForm(c, z.object({ link_token: linkToken }))
    if (!form.ok) return gone(c, house)
    const by = { personId, accountId, sessionId: session.id }
    const next = await house.db.transact((tx) => beginLink(tx, house, form.value.link_token, by))
    return next ? c.redirect(next, 303) : gone(c, house)
  })

  app.post('/messages/line/end', async (c) => {
    const resident = requireResident(c, 'verified')
    const done = await submitOnce(c, house, { form: 'messaging.line-end' }, async (tx) => {
      const isEnded = await endLink(tx, resident, house.clock.now())
      return { location: `/messages/line?done=${isEnded ? 'ended' : 'nothing'}` }
    })
    return done.ok ? done.response : show(c, house)
  })
}

async function show(c: Ctx, house: House): Promise<Response> {
  const { personId } = requireResident(c, 'verified')
  const lang = c.get('lang')
  const t = lineTexts(lang).page
  const standing = await house.db.read((tx) => lineStandingOf(tx, personId))
  const friendship = standing === 'none' ? await friendshipOf(house) : undefined
  const done = (['ended', 'nothing'] as const).find((one) => one === c.req.query('done'))
  return residentPage(
    c,
    house,
    { title: t.title, crumbs: crumbsOf(c).slice(0, 1), aside: <WhatIsSent lang={lang} /> },
    <LinePage lang={lang} standing={standing} friendship={friendship} done={done} />,
  )
}

/** Where the office's account is added: at LINE, or among the phones of the demo. */
async function friendshipOf(house: House): Promise<Friendship | undefined> {
  const { simulatorsUrl } = house.config
  const basicId = (await accountOf(house))?.basicId
  if (!basicId) return undefined
  return {
    basicId,
    url: simulatorsUrl ? `${simulatorsUrl}/phones` : `https://line.me/R/ti/p/${encodeURIComponent(basicId)}`,
  }
}

function gone(c: Ctx, house: House): Response {
  const lang = c.get('lang')
  const t = lineTexts(lang).page.link.gone
  return residentPage(
    c,
    house,
    { title: t.title, crumbs: crumbsOf(c), status: 404, robots: 'noindex' },
    <LinkGone lang={lang} />,
  )
}

function crumbsOf(c: Ctx) {
  const t = lineTexts(c.get('lang')).page
  return [
    { href: '/messages', label: t.crumb },
    { href: '/messages/line', label: t.title },
  ]
}
