import type { Lang } from '#platform/i18n/index.ts'
import type { NavigationItem } from '#platform/module/index.ts'
import type { Content, WithContent } from '#platform/ui/content.ts'
import { EmptyState, Icon, Link, Part, PhoneLink, safeHref, Title } from '#platform/ui/index.ts'
import type { PageKind } from '../../domain/page.ts'
import type { Entry } from '../store/lists.ts'
import { readingTexts } from '../text/index.ts'
import { type Topic, type TopicKind, topicPath } from '../topics/spoken.ts'
import { EntryList, Gazette } from './entries.tsx'

/** All topics, or all occasions in life, each with what it is about. */
export const TopicsPage = ({ lang, kind, topics }: { lang: Lang; kind: TopicKind; topics: readonly Topic[] }) => {
  const t = readingTexts(lang).topics
  const other = kind === 'topic' ? ({ href: '/life', words: t.life } as const) : { href: '/topics', words: t.title }
  return (
    <>
      <Title lede={kind === 'topic' ? t.lede : t.lifeLede}>{kind === 'topic' ? t.title : t.life}</Title>
      <ul class="entries two">
        {topics.map((topic) => (
          <li>
            <h2>
              <Link href={topicPath(topic)}>{topic.name[lang]}</Link>
            </h2>
            <p>{topic.lede[lang]}</p>
          </li>
        ))}
      </ul>
      <p>
        <Link href={other.href} standalone icon="more">
          {other.words}
        </Link>
      </p>
    </>
  )
}

type TopicProps = {
  lang: Lang
  topic: Topic
  deeds: readonly NavigationItem[]
  entries: readonly Entry[]
  now: Temporal.Instant
  phone: string
}

/** Everything there is on a topic: what one can do first, then what one can read. */
export const TopicPage = ({ lang, topic, deeds, entries, now, phone }: TopicProps) => {
  const t = readingTexts(lang)
  const of = (kind: PageKind) => entries.filter((entry) => entry.kind === kind)
  const faqMore = topic.kind === 'topic' && of('faq').length > 0
  return (
    <>
      <Title lede={topic.lede[lang]}>{topic.name[lang]}</Title>
      {deeds.length === 0 && entries.length === 0 && (
        <EmptyState title={t.topics.nothing}>
          <p>{t.topics.nothingNote}</p>
          <p>
            <PhoneLink phone={phone} standalone />
          </p>
        </EmptyState>
      )}
      <When any={deeds} title={t.topics.doNow}>
        <ul class="deeds">
          {deeds.map((deed) => (
            <li>
              <a href={safeHref(lang, deed.href)}>
                <b>{deed.label[lang]}</b>
                <Icon name="next" />
              </a>
            </li>
          ))}
        </ul>
      </When>
      <When any={of('guide')} title={t.topics.read}>
        <EntryList entries={of('guide')} lang={lang} level={3} />
      </When>
      <When any={of('faq')} title={t.topics.questions}>
        <EntryList entries={of('faq')} lang={lang} level={3} />
        {faqMore && (
          <p>
            <Link href={`/faq?topic=${topic.key}`} standalone icon="more">
              {t.topics.allQuestions}
            </Link>
          </p>
        )}
      </When>
      <When any={of('news')} title={t.topics.whatIsNew}>
        <Gazette entries={of('news')} lang={lang} level={3} now={now} />
      </When>
      <When any={of('event')} title={t.topics.coming}>
        <Gazette entries={of('event')} lang={lang} level={3} now={now} />
      </When>
      <When any={of('place')} title={t.topics.places}>
        <EntryList entries={of('place')} lang={lang} level={3} />
      </When>
    </>
  )
}

const When = ({ any, title, children }: WithContent & { any: readonly unknown[]; title: Content }) =>
  any.length > 0 ? <Part title={title}>{children}</Part> : null
