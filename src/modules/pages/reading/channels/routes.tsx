import type { Hono } from 'hono'
import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, type HttpEnv, requireStaff } from '#platform/http/index.ts'
import { href, isLang, type Lang, plainText, withoutReadings } from '#platform/i18n/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { formatDate, formatTime, wardDate } from '#platform/time/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { pagePath, pagesPath } from '../../writing/pages/paths.ts'
import { writingTexts } from '../../writing/text/index.ts'
import { type Contact, contactFor, officeIn } from '../contact.ts'
import { publicPage, type PublicPage } from '../store/published.ts'
import { readingTexts } from '../text/index.ts'
import { composeDrafts, type Said } from './compose.ts'
import { ChannelsPage, NotPublic } from './pages.tsx'
import { channelTexts as t } from './text.ts'

/** Drafts of a public page for LINE, mail and short posts. What everybody reads, every member of staff may pass on. */
export function channelRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/pages/:id/channels', (c) => channels(c, house))
}

async function channels(c: Ctx, house: House): Promise<Response> {
  requireStaff(c)
  const id = parseId<'page'>(c.req.param('id') ?? '')
  if (!id) throw new NotFound('page')
  const asked = c.req.query('lang') ?? ''
  const lang = isLang(asked) ? asked : 'ja'
  const page = await house.db.read((tx) => publicPage(tx, { id, lang, now: house.clock.now() }))
  const options = {
    title: t.title,
    current: pagesPath,
    crumbs: [
      { href: pagesPath, label: writingTexts.title },
      ...(page ? [{ href: pagePath(id), label: plainText(withoutReadings(page.title)) }] : []),
    ],
  }
  if (!page) return staffPage(c, house, options, <NotPublic />)
  const contact = await contactFor(house, page.officeId, page.details.facts.contact)
  return staffPage(
    c,
    house,
    options,
    <ChannelsPage
      path={`/staff/pages/${id}/channels`}
      slug={page.slug}
      lang={page.lang}
      langs={page.langs}
      drafts={composeDrafts(saidOf(house, page, contact))}
    />,
  )
}

function saidOf(house: House, page: PublicPage, contact: Contact): Said {
  const { lang, details } = page
  const words = readingTexts(lang)
  const say = (text: string) => plainText(withoutReadings(text, house.profile.words[lang]), house.profile.words[lang])
  const given = (['when', 'where', 'cost', 'how', 'who'] as const).flatMap((key) => {
    const value = details.facts[key]
    return value && !(page.startsAt && (key === 'when' || key === 'where'))
      ? [{ term: say(words.facts[key]), value: say(value) }]
      : []
  })
  return {
    title: say(page.title),
    summary: say(page.summary),
    facts: [...ofEvent(page, lang).map(({ term, value }) => ({ term: say(term), value: say(value) })), ...given],
    address: `${house.config.publicUrl}${href(lang, `/pages/${page.slug}`)}`,
    contact: `${say(words.contact.title)}：${officeIn(lang, contact)} ${contact.phone}`,
  }
}

function ofEvent({ startsAt, endsAt, details }: PublicPage, lang: Lang): { term: string; value: string }[] {
  if (!startsAt || !endsAt || !details.event) return []
  const t = readingTexts(lang)
  const day = formatDate(wardDate(startsAt), lang)
  return [
    { term: t.facts.when, value: `${day} ${t.events.span(formatTime(startsAt, lang), formatTime(endsAt, lang))}` },
    { term: t.facts.address, value: details.event.place },
  ]
}
