import type { Hono } from 'hono'
import { NotFound } from '#platform/errors/index.ts'
import type { Ctx, HttpEnv } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { TopicPage, TopicsPage } from '../pages/topic-pages.tsx'
import { entriesOnTopic } from '../store/lists.ts'
import { readingTexts } from '../text/index.ts'
import { declaredFor } from '../topics/declared.ts'
import { type TopicKind, spokenTopics } from '../topics/spoken.ts'

/** How much of each kind one page shows. */
const most = { guide: 60, faq: 8, news: 4, event: 4, place: 20, act: 0 } as const

/** Fields of the office's work and occasions in people's lives, put together from pages and what modules declare. */
export function topicRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/topics', (c) => all(c, house, 'topic'))
  app.get('/topics/:key', (c) => one(c, house, 'topic', c.req.param('key')))
  app.get('/life', (c) => all(c, house, 'lifeEvent'))
  app.get('/life/:key', (c) => one(c, house, 'lifeEvent', c.req.param('key')))
}

function all(c: Ctx, house: House, kind: TopicKind): Response {
  const lang = c.get('lang')
  const topics = spokenTopics(house).filter((topic) => topic.kind === kind)
  if (topics.length === 0) throw new NotFound('topics')
  const t = readingTexts(lang).topics
  const [title, description] = kind === 'topic' ? [t.title, t.lede] : [t.life, t.lifeLede]
  return residentPage(
    c,
    house,
    { title, description, crumbs: [], wide: true, styles: ['prose.css'] },
    <TopicsPage lang={lang} kind={kind} topics={topics} />,
  )
}

async function one(c: Ctx, house: House, kind: TopicKind, key: string): Promise<Response> {
  const lang = c.get('lang')
  const topic = spokenTopics(house).find((known) => known.kind === kind && known.key === key)
  if (!topic) throw new NotFound('topic')
  const now = house.clock.now()
  const entries = await house.db.look((tx) => entriesOnTopic(tx, { lang, now, topic: key, most }))
  const t = readingTexts(lang).topics
  const crumb = kind === 'topic' ? { href: '/topics', label: t.title } : { href: '/life', label: t.life }
  return residentPage(
    c,
    house,
    { title: topic.name[lang], description: topic.lede[lang], crumbs: [crumb], wide: true, styles: ['prose.css'] },
    <TopicPage
      lang={lang}
      topic={topic}
      deeds={declaredFor(house, topic)}
      entries={entries}
      now={now}
      phone={house.profile.phone}
    />,
  )
}
