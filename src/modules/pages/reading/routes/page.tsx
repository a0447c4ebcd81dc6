import type { Hono } from 'hono'
import { NotFound } from '#platform/errors/index.ts'
import type { Ctx, HttpEnv } from '#platform/http/index.ts'
import { href, htmlLang, type Lang, plainText, withoutReadings } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { longestSlug, slugPattern } from '../../domain/page.ts'
import { contactFor } from '../contact.ts'
import { Beside, PagePage } from '../pages/page-page.tsx'
import { findMoved, findPage, type PublicPage } from '../store/published.ts'
import { dataOf } from '../structured/schema-org.ts'
import { readingTexts } from '../text/index.ts'
import { topicPath, spokenTopics } from '../topics/spoken.ts'

/** Every page of the office, at an address of its own. */
export function pageRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/pages/:slug', (c) => show(c, house, c.req.param('slug')))
}

async function show(c: Ctx, house: House, slug: string): Promise<Response> {
  const lang = c.get('lang')
  const now = house.clock.now()
  const page = await openPage(house, { slug, lang, now })
  if (!page) return c.redirect(href(lang, `/pages/${await movedTo(house, slug, now)}`), 301)
  const contact = await contactFor(house, page.officeId, page.details.facts.contact)
  const topics = spokenTopics(house).filter(({ key }) =>
    [...page.japanese.topics, ...page.japanese.lifeEvents].includes(key),
  )
  const way = wayTo(house, page, lang)
  const address = (to: Lang) => `${house.config.publicUrl}${href(to, `/pages/${page.slug}`)}`
  if (page.noIndex) c.header('X-Robots-Tag', 'noindex')
  return residentPage(
    c,
    house,
    {
      title: say(house, page.lang, page.title),
      description: say(house, page.lang, page.summary),
      robots: page.noIndex ? 'noindex' : undefined,
      // The same words stand at two addresses where a translation is missing.
      links: [
        { rel: 'canonical', href: address(page.lang) },
        ...page.langs
          .filter((one) => one !== 'easy')
          .map((one) => ({ rel: 'alternate' as const, hreflang: htmlLang(one), href: address(one) })),
      ],
      crumbs: way.map(({ name, path }) => ({ href: path, label: name })),
      styles: ['prose.css'],
      aside: <Beside page={page} lang={lang} contact={contact} topics={topics} hours={house.profile.hours} />,
    },
    <PagePage {...{ page, lang, now, contact }} address={address(lang)} data={dataOf(house, page, contact, way)} />,
  )
}

/** 404 for what no page has as its address. */
export async function openPage(
  house: House,
  asked: { slug: string; lang: Lang; now: Temporal.Instant },
): Promise<PublicPage | undefined> {
  if (!slugPattern.test(asked.slug) || asked.slug.length > longestSlug) throw new NotFound('page')
  return findPage(house.db, asked)
}

async function movedTo(house: House, slug: string, now: Temporal.Instant): Promise<string> {
  const moved = await house.db.look((tx) => findMoved(tx, slug, now))
  if (!moved) throw new NotFound('page')
  return moved
}

/** From the front page to this one: by its first topic, or by the list of its kind. */
function wayTo(house: House, { kind, japanese }: PublicPage, lang: Lang): { name: string; path: string }[] {
  const t = readingTexts(lang)
  const lists: Partial<Record<PublicPage['kind'], { name: string; path: string }>> = {
    news: { name: t.news.title, path: '/news' },
    event: { name: t.events.title, path: '/events' },
    act: { name: t.acts.title, path: '/acts' },
  }
  const list = lists[kind]
  if (list) return [list]
  const topic = spokenTopics(house).find(({ key }) => key === japanese.topics[0])
  return topic ? [{ name: topic.name[lang], path: topicPath(topic) }] : []
}

const say = (house: House, lang: Lang, text: string): string =>
  plainText(withoutReadings(text, house.profile.words[lang]))
