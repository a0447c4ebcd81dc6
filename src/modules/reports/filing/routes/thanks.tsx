import type { Hono } from 'hono'
import { contactsOf } from '#modules/messaging/index.ts'
import type { Ctx, HttpEnv } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { findReport } from '../../record/index.ts'
import { readHeld } from '../actions/keep-draft.ts'
import { reporterIdsOf } from '../actions/reporter.ts'
import { ThanksPage, type ToldBy } from '../pages/thanks-page.tsx'
import { filingTexts } from '../text/index.ts'
import { gonePage, holderOf } from './draft-of.tsx'

/** What was sent, or is followed instead; in the browser that sent it, for a month. */
export function thanksRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/reports/new/:draft/thanks', (c) => showThanks(c, house))
}

async function showThanks(c: Ctx, house: House): Promise<Response> {
  const holder = holderOf(c, c.req.param('draft'))
  if (!holder) return gonePage(c, house)
  const held = await readHeld(house, holder)
  if (held.is !== 'ended') return gonePage(c, house)
  const found = await house.db.read(async (tx) => {
    const report = await findReport(tx, held.reportId)
    const resident = c.get('residentActor')
    const ids = resident ? await reporterIdsOf(tx, resident) : []
    const contacts = []
    for (const personId of ids) contacts.push(...(await contactsOf(tx, personId)))
    return { report, contacts }
  })
  const { report } = found
  if (!report) return gonePage(c, house)
  const lang = c.get('lang')
  const told: ToldBy = found.contacts.length === 0 ? 'nothing' : c.get('residentActor')?.personId ? 'channels' : 'mail'
  return residentPage(
    c,
    house,
    { title: filingTexts(lang).thanks.title, crumbs: [], robots: 'noindex' },
    <ThanksPage lang={lang} report={report} isFollowed={held.isFollowed} told={told} />,
  )
}
