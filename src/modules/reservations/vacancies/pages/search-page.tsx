import type { Lang } from '#platform/i18n/index.ts'
import { formatDate } from '#platform/time/index.ts'
import { Button, EmptyState, Form, Link, Meta, Title } from '#platform/ui/index.ts'
import type { PlaceWords } from '../../places/index.ts'
import type { MonthGrid } from '../actions/month.ts'
import type { FoundSpace, Vacancies } from '../actions/search.ts'
import { addressOf, daysShown, type VacancyQuery, views } from '../domain/query.ts'
import { vacancyTexts } from '../text/index.ts'
import { DayList, type ListedDay } from './day-list.tsx'
import { MonthTable } from './month-table.tsx'
import { type MappedFacility, PlainMap } from './plain-map.tsx'
import { Legend, RoomTable } from './room-table.tsx'
import { SearchForm } from './search-form.tsx'

export const roomsInTable = 30

type Relaxed = { says: 'time' | 'on' | 'area' | 'later'; href: string; free: number }

export type SearchProps = {
  lang: Lang
  words: PlaceWords
  query: VacancyQuery
  today: Temporal.PlainDate
  found: Vacancies
  registrations: readonly { id: string; name: string }[]
  /** Whose prices are shown; missing: anybody's who lives here. */
  asName?: string | undefined
  listed: readonly ListedDay[]
  mapped: readonly MappedFacility[]
  rooms: readonly FoundSpace[]
  /** Of the view of a month only. */
  month?: MonthGrid | undefined
  relaxed: readonly Relaxed[]
}

export const SearchPage = (props: SearchProps) => {
  const { lang, words, query, found, registrations, asName, relaxed } = props
  const t = vacancyTexts(lang)
  const hasRooms = found.spaces.length > 0
  return (
    <>
      <Title lede={t.lede}>{t.title}</Title>
      <Meta>{asName ? t.pricesOf(asName) : t.pricesOfAnybody}</Meta>
      <SearchForm lang={lang} words={words} query={query} registrations={registrations} />
      {hasRooms ? <Results {...props} /> : <EmptyState title={t.none}>{<p>{t.noneAtAll}</p>}</EmptyState>}
      {hasRooms && relaxed.length > 0 && (
        <EmptyState title={t.none}>
          <p>{t.noneText}</p>
          <ul>
            {relaxed.map(({ says, href, free }) => (
              <li>
                <Link href={href}>{t.relaxed(t.relax[says], String(free))}</Link>
              </li>
            ))}
          </ul>
        </EmptyState>
      )}
      <Meta>{t.share}</Meta>
    </>
  )
}

const Results = (props: SearchProps) => {
  const { lang, query, found, today, month } = props
  const t = vacancyTexts(lang)
  const last = query.from.add({ days: daysShown - 1 })
  const { year, month: number } = query.from
  const period = month
    ? t.monthTitle(String(year), String(number))
    : t.period(formatDate(query.from, lang), formatDate(last, lang))
  const step = month ? { months: 1 } : { days: daysShown }
  const start = month ? query.from.with({ day: 1 }) : query.from
  const before = start.subtract(step)
  return (
    <div class="results">
      <h2>{period}</h2>
      <p role="status">{t.found(String(found.spaces.length))}</p>
      <nav aria-label={t.viewLabel} class="tabs">
        {views.map((view) => (
          <Link href={addressOf(query, { view, skip: undefined })} current={view === query.view}>
            {t.views[view]}
          </Link>
        ))}
      </nav>
      <View {...props} caption={period} />
      <p class="pager">
        {Temporal.PlainDate.compare(start, today) > 0 && (
          <Link href={addressOf(query, { from: Temporal.PlainDate.compare(before, today) < 0 ? today : before })}>
            {month ? t.previousMonth : t.previous}
          </Link>
        )}{' '}
        <Link href={addressOf(query, { from: start.add(step) })}>{month ? t.nextMonth : t.next}</Link>
      </p>
    </div>
  )
}

const View = ({
  lang,
  words,
  query,
  found,
  listed,
  mapped,
  rooms,
  month,
  caption,
}: SearchProps & { caption: string }) => {
  const t = vacancyTexts(lang)
  if (month)
    return (
      <>
        <Legend lang={lang} free={t.freeInMonth} />
        <MonthTable lang={lang} caption={caption} query={query} grid={month} />
      </>
    )
  if (query.view === 'map') return <PlainMap lang={lang} words={words} found={mapped} />
  if (query.view === 'table')
    return (
      <>
        <Legend lang={lang} />
        <RoomTable lang={lang} caption={caption} days={found.days} rooms={rooms} at={found.at} />
        <p class="pager">
          {query.skip > 0 && (
            <Link href={addressOf(query, { skip: Math.max(0, query.skip - roomsInTable) || undefined })}>
              {t.previousRooms}
            </Link>
          )}{' '}
          {found.spaces.length > query.skip + roomsInTable && (
            <Link href={addressOf(query, { skip: query.skip + roomsInTable })}>
              {t.nextRooms(String(Math.min(roomsInTable, found.spaces.length - query.skip - roomsInTable)))}
            </Link>
          )}
        </p>
      </>
    )
  return (
    <Form action="/reservations/new" method="get" label={t.choose}>
      {query.as && <input type="hidden" name="as" value={query.as} />}
      {query.activity && <input type="hidden" name="activity" value={query.activity} />}
      {query.people !== undefined && <input type="hidden" name="people" value={String(query.people)} />}
      <DayList
        lang={lang}
        words={words}
        days={listed}
        moreHref={(day) => addressOf(query, { from: day, view: 'table' })}
      />
      {listed.length > 0 && (
        <div class="selection">
          <Button iconAfter="next">{t.proceed}</Button>
        </div>
      )}
    </Form>
  )
}
