import { officesByKeys } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { newId, type OfficeId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { wardTimeZone } from '#platform/time/index.ts'
import { wordsOf } from '../../writing/publishing/publish-edition.ts'
import { tellSearch } from '../../writing/publishing/tell-search.ts'
import type { Version } from '../../writing/store/editions.ts'
import { detailsFrom, detailsOfTranslation } from '../profile/details-from.ts'
import { type ProfilePage, readPages } from '../profile/read-pages.ts'
import { dayFrom, sayDays } from '../profile/relative-days.ts'
import { addPages, type NewPage, takenSlugs } from './store.ts'

/**
 * The profile's pages that are not there yet, published as if the offices had written them. One that is there is left
 * alone, also where it was withdrawn: from the first day on the offices write it.
 */
export async function seed(tx: Tx, house: House): Promise<void> {
  const all = readPages(house)
  const today = house.clock.today()
  const offices = await officesByKeys(tx, [...new Set(all.map(({ front }) => front.office))], today)
  const taken = await takenSlugs(
    tx,
    all.map(({ slug }) => slug),
  )
  // An office that has ended meanwhile writes nothing any more.
  const pages = all.flatMap((page) => {
    const office = offices.get(page.front.office)
    return office && !taken.has(page.slug) ? pageFrom(page, office.id, house.clock.now(), today) : []
  })
  if (pages.length === 0) return
  await addPages(tx, pages)
  await tellSearch(
    tx,
    house,
    pages.map(({ slug }) => slug),
  )
}

function pageFrom(page: ProfilePage, officeId: OfficeId, now: Temporal.Instant, today: Temporal.PlainDate): NewPage {
  const { slug, front } = page
  const versions = versionsOf(page, now, today)
  const [japanese] = versions
  const published = front.publishedOn ?? front.act?.date
  const { act } = front
  return {
    id: newId<'page'>(),
    editionId: newId<'edition'>(),
    ...{ slug, kind: front.kind, officeId, versions },
    words: versions.map((version) => wordsOf(version, japanese)),
    publishedAt: earlier(published === undefined ? undefined : atHour(dayFrom(published, today), 9), now),
    takedownAt: act?.takenDownOn === undefined ? null : (atHour(dayFrom(act.takenDownOn, today), 0) ?? null),
    reviewOn: (front.reviewOn && dayFrom(front.reviewOn, today)) || null,
  }
}

function versionsOf(
  { front, body, translations }: ProfilePage,
  savedAt: Temporal.Instant,
  today: Temporal.PlainDate,
): [Version, ...Version[]] {
  const kept = { number: 1, savedAt, savedBy: null, confirmedBy: null, isOutdated: false }
  const details = detailsFrom(front, today)
  const japanese = { ...said(front, body, today, 'ja'), ...kept, details, ofJapanese: null }
  const others = translations.map((one) => ({
    ...said(one.front, one.body, today, one.lang),
    ...kept,
    details: detailsOfTranslation(one.front, details, today, one.lang),
    ofJapanese: 1,
  }))
  return [japanese, ...others]
}

function said(
  { title, summary }: { title: string; summary: string },
  body: string,
  today: Temporal.PlainDate,
  lang: Version['lang'],
) {
  const inDays = (text: string) => sayDays(text, today, lang)
  return { lang, title: inDays(title), summary: inDays(summary), body: inDays(body) }
}

const atHour = (day: Temporal.PlainDate | undefined, hour: number): Temporal.Instant | undefined =>
  day?.toZonedDateTime({ timeZone: wardTimeZone, plainTime: { hour } }).toInstant()

const earlier = (one: Temporal.Instant | undefined, other: Temporal.Instant): Temporal.Instant =>
  one && Temporal.Instant.compare(one, other) < 0 ? one : other
