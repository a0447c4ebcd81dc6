import { href, type Lang, plainText, withoutReadings } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { wardTimeZone } from '#platform/time/index.ts'
import type { Contact } from '../contact.ts'
import type { PublicPage } from '../store/published.ts'

type Node = { readonly [property: string]: unknown }

/**
 * What a page says, for programs (schema.org): a service of the office, a question with its answer, an event, a place, news.
 * Nothing of 告示・公告・公示送達, whose text may name people.
 */
export function dataOf(
  house: House,
  page: PublicPage,
  contact: Contact,
  way: readonly { name: string; path: string }[],
): Node | undefined {
  if (page.kind === 'act' || page.noIndex) return undefined
  const say = sayIn(house, page.lang)
  const address = addressIn(house, page.lang)
  const url = address(`/pages/${page.slug}`)
  const about: Node = { url, inLanguage: page.lang === 'en' ? 'en' : 'ja', description: say(page.summary) || undefined }
  const steps = [...way, { name: say(page.title), path: `/pages/${page.slug}` }]
  return {
    '@context': 'https://schema.org',
    '@graph': [
      { ...about, ...kinds[page.kind](page, { house, contact, say, address }) },
      {
        '@type': 'BreadcrumbList',
        itemListElement: steps.map(({ name, path }, at) => ({
          '@type': 'ListItem',
          position: at + 1,
          name: plainText(name, house.profile.words[page.lang]),
          item: address(path),
        })),
      },
    ],
  }
}

type Around = { house: House; contact: Contact; say: (text: string) => string; address: (path: string) => string }

const kinds: Record<PublicPage['kind'], (page: PublicPage, around: Around) => Node> = {
  guide: service,
  faq: (page, { say }) => ({
    '@type': 'FAQPage',
    mainEntity: [
      {
        '@type': 'Question',
        name: say(page.title),
        acceptedAnswer: { '@type': 'Answer', text: page.plain },
      },
    ],
  }),
  news: (page, around) => ({
    '@type': 'NewsArticle',
    headline: around.say(page.title),
    datePublished: page.firstPublishedAt.toString(),
    dateModified: page.publishedAt.toString(),
    author: office(around),
    publisher: office(around),
  }),
  event,
  place: (page, { say }) => {
    const { place } = page.details
    return {
      '@type': 'CivicStructure',
      name: say(page.title),
      ...(place && {
        address: say(place.address),
        ...(place.phone && { telephone: place.phone }),
        ...(place.hours && { openingHours: say(place.hours) }),
      }),
    }
  },
  act: () => ({}),
}

function service(page: PublicPage, around: Around): Node {
  const { contact, say, address } = around
  const { facts, action } = page.details
  const serviceUrl = action && 'href' in action ? absolute(action.href, address) : undefined
  return {
    '@type': 'GovernmentService',
    name: say(page.title),
    provider: office(around),
    ...(facts.who && { audience: { '@type': 'Audience', audienceType: say(facts.who) } }),
    availableChannel: {
      '@type': 'ServiceChannel',
      ...(serviceUrl && { serviceUrl }),
      ...(contact.phone && { servicePhone: { '@type': 'ContactPoint', telephone: contact.phone } }),
      ...(facts.where && { serviceLocation: { '@type': 'Place', name: say(facts.where) } }),
      ...(facts.how && { description: say(facts.how) }),
    },
    ...(facts.cost && { offers: { '@type': 'Offer', description: say(facts.cost), ...priceOf(facts.cost) } }),
  }
}

function event(page: PublicPage, around: Around): Node {
  const { say } = around
  const { event: when, facts } = page.details
  const local = (at: Temporal.Instant | null) =>
    at?.toZonedDateTimeISO(wardTimeZone).toString({ timeZoneName: 'never', smallestUnit: 'minute' })
  return {
    '@type': 'Event',
    name: say(page.title),
    startDate: local(page.startsAt),
    endDate: local(page.endsAt),
    eventStatus: 'https://schema.org/EventScheduled',
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    organizer: office(around),
    ...(when && {
      location: { '@type': 'Place', name: say(when.place), address: say(when.place) },
      ...(when.capacity && { maximumAttendeeCapacity: when.capacity }),
    }),
    ...(facts.cost && { isAccessibleForFree: isFree(facts.cost) }),
  }
}

const office = ({ house: { profile, config }, contact }: Around): Node => ({
  '@type': 'GovernmentOrganization',
  name: `${profile.name} ${withoutReadings(contact.office)}`,
  url: `${config.publicUrl}/`,
  telephone: contact.phone,
})

// A price is told as a number only where the words are one amount.
const priceOf = (cost: string): Node => {
  if (isFree(cost)) return { price: 0, priceCurrency: 'JPY' }
  const amount = /^([\d,]+)円$/.exec(withoutReadings(cost).trim())?.[1]?.replaceAll(',', '')
  return amount ? { price: Number(amount), priceCurrency: 'JPY' } : {}
}

const isFree = (cost: string): boolean => /^(?:無料|free\b|no charge)/i.test(withoutReadings(cost).trim())

const absolute = (given: string, address: (path: string) => string): string =>
  given.startsWith('/') ? address(given) : given

const sayIn =
  ({ profile }: House, lang: Lang) =>
  (text: string): string =>
    withoutReadings(text, profile.words[lang])

const addressIn =
  ({ config }: House, lang: Lang) =>
  (path: string): string =>
    `${config.publicUrl}${href(lang, path)}`
