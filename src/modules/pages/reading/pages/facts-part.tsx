import { authored, type Lang } from '#platform/i18n/index.ts'
import { formatCalendarDate, formatDate, formatTime, wardDate } from '#platform/time/index.ts'
import { Facts, NoWrap, PhoneLink } from '#platform/ui/index.ts'
import type { Content } from '#platform/ui/content.ts'
import { type Contact, officeIn } from '../contact.ts'
import type { PublicPage } from '../store/published.ts'
import { readingTexts } from '../text/index.ts'
import { Said } from './words.tsx'

type Fact = { term: string; value?: Content; children?: Content }

type FactsProps = { page: PublicPage; lang: Lang; contact: Contact }

/** Who, when, where, how much, how, whom to ask; of an event its day, of a place its address, of an act its number. */
export const FactsPart = ({ page, lang, contact }: FactsProps) => {
  const facts = [...ofKind(page, lang), ...general(page, lang)]
  if (facts.length === 0) return null
  const ask = {
    term: readingTexts(lang).contact.title,
    children: (
      <>
        <span lang={lang === 'en' ? undefined : 'ja'}>{officeIn(lang, contact)}</span>{' '}
        <PhoneLink phone={contact.phone} />
      </>
    ),
  }
  // A place has its own number among its facts.
  return <Facts facts={page.kind === 'place' ? facts : [...facts, ask]} />
}

const asked = ['who', 'when', 'where', 'cost', 'how'] as const

// An event and a place say when and where themselves.
function general(page: PublicPage, lang: Lang): Fact[] {
  const t = readingTexts(lang).facts
  const given = page.details.facts
  const told = page.startsAt || page.details.place ? ['when', 'where'] : []
  return asked.flatMap((key) => {
    const text = given[key]
    if (!text || told.includes(key)) return []
    // Words that a translation has not of its own are the Japanese ones.
    const words = <Said text={text} lang={text === page.japanese.facts[key] ? 'ja' : page.lang} />
    return [key === 'cost' && text.length <= 16 ? { term: t[key], value: words } : { term: t[key], children: words }]
  })
}

function ofKind(page: PublicPage, lang: Lang): Fact[] {
  if (page.kind === 'event') return ofEvent(page, lang)
  if (page.kind === 'place') return ofPlace(page, lang)
  return page.kind === 'act' ? ofAct(page, lang) : []
}

function ofEvent({ details: { event }, japanese, startsAt, endsAt, lang: own }: PublicPage, lang: Lang): Fact[] {
  if (!event || !startsAt || !endsAt) return []
  const t = readingTexts(lang)
  return [
    { term: t.facts.when, value: <When startsAt={startsAt} endsAt={endsAt} lang={lang} /> },
    {
      term: t.facts.address,
      children: <Said text={event.place} lang={event.place === japanese.event?.place ? 'ja' : own} />,
    },
    ...(event.capacity
      ? [{ term: t.facts.capacity, children: t.facts.people(event.capacity.toLocaleString('ja-JP')) }]
      : []),
    ...(event.apply
      ? [
          {
            term: t.facts.apply,
            children: <Said text={event.apply} lang={event.apply === japanese.event?.apply ? 'ja' : own} />,
          },
        ]
      : []),
  ]
}

/** 「12月9日(水)10時から12時まで」; over several days from the first to the last. */
export const When = ({
  startsAt,
  endsAt,
  lang,
}: {
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  lang: Lang
}) => {
  const t = readingTexts(lang).events
  const [first, last] = [wardDate(startsAt), wardDate(endsAt)]
  if (!first.equals(last))
    return <time datetime={startsAt.toString()}>{t.days(formatDate(first, lang), formatDate(last, lang))}</time>
  return (
    <time datetime={startsAt.toString()}>
      {formatDate(first, lang)} <NoWrap>{t.span(formatTime(startsAt, lang), formatTime(endsAt, lang))}</NoWrap>
    </time>
  )
}

function ofPlace({ details: { place }, japanese, lang: own }: PublicPage, lang: Lang): Fact[] {
  if (!place) return []
  const t = readingTexts(lang).facts
  const said = (key: 'address' | 'station' | 'hours' | 'closed'): Fact[] => {
    const text = place[key]
    if (!text) return []
    return [{ term: t[key], children: <Said text={text} lang={text === japanese.place?.[key] ? 'ja' : own} /> }]
  }
  return [
    ...said('address'),
    ...said('station'),
    ...said('hours'),
    ...said('closed'),
    ...(place.phone ? [{ term: t.phone, children: <PhoneLink phone={place.phone} standalone /> }] : []),
  ]
}

function ofAct({ details: { act } }: PublicPage, lang: Lang): Fact[] {
  if (!act) return []
  const t = readingTexts(lang)
  const day = (date: string) => formatCalendarDate(Temporal.PlainDate.from(date), lang)
  return [
    { term: t.facts.form, children: t.forms[act.form] },
    { term: t.facts.number, children: <span lang="ja">{authored(act.number)}</span> },
    { term: t.facts.date, children: day(act.date) },
    ...(act.takenDownOn ? [{ term: t.facts.until, children: day(act.takenDownOn) }] : []),
  ]
}
