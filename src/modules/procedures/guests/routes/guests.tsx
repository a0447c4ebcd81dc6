import type { Hono } from 'hono'
import { z } from 'zod'
import { beginResidentSession, noteSignIn } from '#platform/auth/index.ts'
import {
  clientAddress,
  type Ctx,
  type FieldError,
  type HttpEnv,
  limitRate,
  readForm,
  seeOther,
} from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { findForGuest } from '../actions/open-again.ts'
import { startAsGuest } from '../actions/start-guest.ts'
import { OpenAgain } from '../pages/guest-pages.tsx'
import { guestTexts } from '../text/index.ts'

// A class or an office of forty at one address may begin at once; codes are guessed slowly.
const startsPerMinute = 60
const triesPerMinute = 10

/** For people without a card: beginning, and coming back with number and code. */
export function guestRoutes(app: Hono<HttpEnv>, house: House): void {
  app.post('/procedures/:slug/guests', async (c) => {
    await limitRate(house, {
      scope: 'procedures.guests.start',
      key: clientAddress(c, house.config),
      perMinute: startsPerMinute,
    })
    const procedure = c.req.param('slug')
    const { id, accountId } = await house.db.transact((tx) =>
      startAsGuest(tx, house, { procedure, lang: c.get('lang') }),
    )
    await beginResidentSession(c, house, accountId, 'guest')
    return seeOther(c, `/applications/${id}`)
  })

  app.get('/guests', (c) => openPage(c, house))

  app.post('/guests', async (c) => {
    await limitRate(house, {
      scope: 'procedures.guests.open',
      key: clientAddress(c, house.config),
      perMinute: triesPerMinute,
    })
    const form = await readForm(c, openForm)
    const typed = form.ok ? form.value : { number: '', code: '' }
    const found = await house.db.read((tx) => findForGuest(tx, house, typed))
    if (!found) {
      noteSignIn(c, house, { realm: 'resident', by: 'guest', refused: 'unknown' })
      const message = guestTexts(c.get('lang')).open.wrong
      return openPage(c, house, [{ field: 'number', message }], typed)
    }
    await beginResidentSession(c, house, found.accountId, 'guest')
    return seeOther(c, `/applications/${found.id}`)
  })
}

const openForm = z.object({ number: z.string().max(40).default(''), code: z.string().max(60).default('') })

function openPage(
  c: Ctx,
  house: House,
  errors: readonly FieldError[] = [],
  typed: { number?: string; code?: string } = {},
): Response {
  const lang = c.get('lang')
  const { title } = guestTexts(lang).open
  return residentPage(
    c,
    house,
    { title, crumbs: [], errors, robots: 'noindex' },
    <OpenAgain lang={lang} typed={typed} phone={house.profile.phone} />,
  )
}
