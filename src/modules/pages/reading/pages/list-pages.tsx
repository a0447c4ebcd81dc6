import type { Lang } from '#platform/i18n/index.ts'
import type { Content } from '#platform/ui/content.ts'
import { Aside, EmptyState, Link, Meta, Pager, PhoneLink, Title } from '#platform/ui/index.ts'
import type { Entry } from '../store/lists.ts'
import { readingTexts } from '../text/index.ts'
import type { Topic } from '../topics/spoken.ts'
import { ActList, EntryList, Gazette } from './entries.tsx'

type ListProps = { lang: Lang; entries: readonly Entry[]; nextHref: string | undefined; phone: string }
type Words = { title: string; lede: string; none: string; noneNote: string }

const Listed = ({
  words,
  entries,
  nextHref,
  phone,
  before,
  children,
}: Omit<ListProps, 'lang'> & { words: Words; before?: Content; children: Content }) => (
  <>
    <Title lede={words.lede}>{words.title}</Title>
    {before}
    {entries.length === 0 ? (
      <EmptyState title={words.none}>
        <p>{words.noneNote}</p>
        <p>
          <PhoneLink phone={phone} standalone />
        </p>
      </EmptyState>
    ) : (
      children
    )}
    <Pager nextHref={nextHref} />
  </>
)

export const NewsPage = ({ now, ...props }: ListProps & { now: Temporal.Instant }) => (
  <Listed words={readingTexts(props.lang).news} {...props}>
    <Gazette entries={props.entries} lang={props.lang} level={2} now={now} />
  </Listed>
)

export const FollowNews = ({ lang, offersChoices }: { lang: Lang; offersChoices: boolean }) => {
  const t = readingTexts(lang).news
  return (
    <Aside title={t.follow}>
      <ul>
        <li>
          <Link href="/news/feed.atom">Atom</Link>
        </li>
        <li>
          <Link href="/news/feed.rss">RSS</Link>
        </li>
        {offersChoices && (
          <li>
            <Link href="/messages/choices">{t.choose}</Link>
          </li>
        )}
      </ul>
      <Meta>{t.followNote}</Meta>
    </Aside>
  )
}

export type Month = { value: string; label: string; isShown: boolean }

export const EventsPage = ({
  months,
  now,
  ...props
}: ListProps & { months: readonly Month[]; now: Temporal.Instant }) => {
  const t = readingTexts(props.lang).events
  return (
    <Listed words={t} {...props} before={<Months label={t.months} months={months} />}>
      <Gazette entries={props.entries} lang={props.lang} level={2} now={now} />
    </Listed>
  )
}

const Months = ({ label, months }: { label: string; months: readonly Month[] }) => (
  <nav class="months" aria-label={label}>
    {months.map(({ value, label: name, isShown }) => (
      <Link href={`/events?month=${value}`} current={isShown}>
        {name}
      </Link>
    ))}
  </nav>
)

export const FollowEvents = ({ lang, address }: { lang: Lang; address: string }) => {
  const t = readingTexts(lang).events
  return (
    <Aside title={t.all}>
      <p>
        <Link href={address.replace(/^https?:/, 'webcal:')} standalone icon="calendar">
          iCal
        </Link>
      </p>
      <Meta>{t.allNote}</Meta>
    </Aside>
  )
}

type ByTopicProps = ListProps & { topics: readonly Topic[]; topic: Topic | undefined; path: string }

export const FaqPage = (props: ByTopicProps) => (
  <Listed words={readingTexts(props.lang).faq} {...props}>
    <EntryList entries={props.entries} lang={props.lang} level={2} />
  </Listed>
)

export const PlacesPage = ({ hasFacilities, ...props }: ListProps & { hasFacilities: boolean }) => {
  const t = readingTexts(props.lang).places
  const facilities = hasFacilities && (
    <p>
      <Link href="/facilities" standalone icon="more">
        {t.reserve}
      </Link>
    </p>
  )
  return (
    <Listed words={t} {...props} before={facilities}>
      <EntryList entries={props.entries} lang={props.lang} level={2} />
    </Listed>
  )
}

export const ActsPage = (props: ListProps) => {
  const t = readingTexts(props.lang).acts
  return (
    <Listed words={t} {...props}>
      <ActList entries={props.entries} lang={props.lang} />
      <Meta>{t.noSearch}</Meta>
    </Listed>
  )
}

export const TopicsAside = ({ lang, topics, topic, path }: Omit<ByTopicProps, keyof ListProps> & { lang: Lang }) => {
  const t = readingTexts(lang)
  return (
    <Aside title={t.topics.topicsShort}>
      <ul>
        <li>
          <Link href={path} current={topic === undefined}>
            {t.faq.all}
          </Link>
        </li>
        {topics.map(({ key, name }) => (
          <li>
            <Link href={`${path}?topic=${key}`} current={topic?.key === key}>
              {name[lang]}
            </Link>
          </li>
        ))}
      </ul>
    </Aside>
  )
}
