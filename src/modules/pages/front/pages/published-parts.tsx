import { Link, Part, safeHref, usePage } from '#platform/ui/index.ts'
import { Gazette } from '../../reading/pages/entries.tsx'
import type { Entry } from '../../reading/store/lists.ts'
import { readingTexts } from '../../reading/text/index.ts'
import { type Topic, topicPath } from '../../reading/topics/spoken.ts'

/** 「くらしの節目から」: what is happening in somebody's life leads to everything that there is to do. */
export const LifePart = ({ topics }: { topics: readonly Topic[] }) => {
  const t = readingTexts(usePage().lang).topics
  return <Grid title={t.lifeShort} topics={topics.filter(({ kind }) => kind === 'lifeEvent')} />
}

export const TopicsPart = ({ topics }: { topics: readonly Topic[] }) => {
  const t = readingTexts(usePage().lang).topics
  return <Grid title={t.topicsShort} topics={topics.filter(({ kind }) => kind === 'topic')} />
}

const Grid = ({ title, topics }: { title: string; topics: readonly Topic[] }) => {
  const { lang } = usePage()
  if (topics.length === 0) return null
  return (
    <Part title={title}>
      <ul class="linkgrid">
        {topics.map((topic) => (
          <li>
            <a href={safeHref(lang, topicPath(topic))}>
              <span>{topic.name[lang]}</span>
            </a>
          </li>
        ))}
      </ul>
    </Part>
  )
}

/** The newest news, and what takes place next. */
export const NewPart = ({ published, now }: { published: readonly Entry[]; now: Temporal.Instant }) => {
  const { lang } = usePage()
  const t = readingTexts(lang)
  const [news, events] = [
    published.filter(({ kind }) => kind === 'news'),
    published.filter(({ kind }) => kind === 'event'),
  ]
  return (
    <>
      {news.length > 0 && (
        <Part title={t.news.title}>
          <Gazette entries={news} lang={lang} level={3} now={now} />
          <More href="/news" words={t.topics.allNews} />
        </Part>
      )}
      {events.length > 0 && (
        <Part title={t.events.title}>
          <Gazette entries={events} lang={lang} level={3} now={now} />
          <More href="/events" words={t.topics.allEvents} />
        </Part>
      )}
    </>
  )
}

const More = ({ href, words }: { href: string; words: string }) => (
  <p>
    <Link href={href} standalone icon="more">
      {words}
    </Link>
  </p>
)
