import { authored, type Lang, otherName } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { formatCalendarDate, formatPlainTime, wardDate } from '#platform/time/index.ts'
import {
  Actions,
  Aside,
  DataBlock,
  Link,
  LinkButton,
  Meta,
  Notice,
  PhoneLink,
  Prose,
  safeHref,
  Title,
} from '#platform/ui/index.ts'
import { type Contact, officeIn } from '../contact.ts'
import type { PublicPage } from '../store/published.ts'
import { readingTexts } from '../text/index.ts'
import { type Topic, topicPath } from '../topics/spoken.ts'
import { FactsPart } from './facts-part.tsx'
import { markOf, Said } from './words.tsx'

type PageProps = {
  page: PublicPage
  lang: Lang
  now: Temporal.Instant
  contact: Contact
  /** Of this page, for paper. */
  address: string
  /** For programs. */
  data: object | undefined
}

/** One page of the office: what one can do first, what one wants to know, then the text. */
export const PagePage = ({ page, lang, now, contact, address, data }: PageProps) => {
  const t = readingTexts(lang)
  const isOver = page.endsAt !== null && Temporal.Instant.compare(page.endsAt, now) <= 0
  return (
    <article>
      <Title above={t.kinds[page.kind]} lede={page.summary && <Said text={page.summary} lang={page.lang} />}>
        <Said text={page.title} lang={page.lang} />
      </Title>
      <OfLanguage page={page} lang={lang} />
      {isOver && (
        <Notice>
          <p>{t.page.over}</p>
        </Notice>
      )}
      {!isOver && <ActNow page={page} lang={lang} />}
      <FactsPart page={page} lang={lang} contact={contact} />
      <Prose html={page.html} lang={markOf(lang, page.lang)} />
      <Dates page={page} lang={lang} />
      <p class="print-only">{t.page.print(address)}</p>
      {data && <DataBlock data={data} />}
    </article>
  )
}

const OfLanguage = ({ page, lang }: { page: PublicPage; lang: Lang }) => {
  const t = readingTexts(lang).page
  if (page.lang !== lang)
    return (
      <Notice title={t.notInLanguage}>
        <p>{t.notInLanguageNote}</p>
      </Notice>
    )
  if (!page.isOutdated) return null
  return (
    <Notice kind="warning" title={t.outdated}>
      <p>{t.outdatedNote}</p>
      <p>
        <a href={safeHref('ja', `/pages/${page.slug}`)} hreflang="ja">
          {t.readJapanese}
        </a>
      </p>
    </Notice>
  )
}

const ActNow = ({ page, lang }: { page: PublicPage; lang: Lang }) => {
  const { action } = page.details
  const isEvent = page.kind === 'event'
  if (!action && !isEvent) return null
  const label = action && (
    <Said text={action.label} lang={action.label === page.japanese.action?.label ? 'ja' : page.lang} />
  )
  return (
    <div class="act-now">
      <Actions>
        {action && (
          <LinkButton
            href={'href' in action ? action.href : `tel:${action.phone.replaceAll(/[^+\d]/g, '')}`}
            {...('href' in action ? { iconAfter: isOutside(action.href) ? 'outside' : 'next' } : { icon: 'phone' })}
          >
            {label}
          </LinkButton>
        )}
        {isEvent && (
          <Link href={`/pages/${page.slug}/calendar.ics`} standalone icon="calendar">
            {readingTexts(lang).events.one}
          </Link>
        )}
      </Actions>
    </div>
  )
}

const isOutside = (address: string): boolean => /^https?:/.test(address)

const Dates = ({ page, lang }: { page: PublicPage; lang: Lang }) => {
  const t = readingTexts(lang).page
  const [first, latest] = [wardDate(page.firstPublishedAt), wardDate(page.publishedAt)]
  const day = (date: Temporal.PlainDate) => formatCalendarDate(date, lang)
  return (
    <p class="meta dates">
      <time datetime={first.toString()}>{t.published(day(first))}</time>
      {!first.equals(latest) && <time datetime={latest.toString()}>{t.updated(day(latest))}</time>}
      {page.reviewOn && page.kind !== 'news' && page.kind !== 'event' && <span>{t.review(day(page.reviewOn))}</span>}
    </p>
  )
}

type BesideProps = {
  page: PublicPage
  lang: Lang
  contact: Contact
  topics: readonly Topic[]
  hours: House['profile']['hours']
}

/** Whom to call, what is on the page, what it belongs to, which other languages there are. */
export const Beside = ({ page, lang, contact, topics, hours }: BesideProps) => {
  const t = readingTexts(lang)
  const at = (time: string) => formatPlainTime(Temporal.PlainTime.from(time), lang)
  const headings = page.headings.filter(({ level }) => level === 2)
  const others = page.langs.filter((one) => one !== page.lang)
  return (
    <>
      <Aside title={t.contact.title}>
        <p lang={lang === 'en' ? undefined : 'ja'}>{officeIn(lang, contact)}</p>
        <PhoneLink phone={contact.phone} standalone />
        <Meta>{t.contact.hours(at(hours.opens), at(hours.closes))}</Meta>
        {contact.mail && (
          <p>
            <Link href={`mailto:${contact.mail}`}>{contact.mail}</Link>
          </p>
        )}
      </Aside>
      {headings.length > 2 && (
        <Aside title={t.page.contents}>
          <ul>
            {headings.map(({ id, text }) => (
              <li lang={markOf(lang, page.lang)}>
                <a href={`#${encodeURIComponent(id)}`}>{authored(text)}</a>
              </li>
            ))}
          </ul>
        </Aside>
      )}
      {topics.length > 0 && (
        <Aside title={t.page.topics}>
          <ul>
            {topics.map((topic) => (
              <li>
                <Link href={topicPath(topic)}>{topic.name[lang]}</Link>
              </li>
            ))}
          </ul>
        </Aside>
      )}
      {others.length > 0 && (
        <Aside title={t.page.otherLanguages}>
          <ul>
            {others.map((other) => (
              <li>
                <a
                  href={safeHref(other, `/pages/${page.slug}`)}
                  hreflang={other === 'en' ? 'en' : 'ja'}
                  lang={other === 'en' ? 'en' : 'ja'}
                >
                  {otherName[other]}
                </a>
              </li>
            ))}
          </ul>
        </Aside>
      )}
    </>
  )
}
