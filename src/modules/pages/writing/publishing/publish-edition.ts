import type { Tx } from '#platform/db/index.ts'
import { Conflict, NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { inTranslation, instantOf, isHiddenFromSearch, missingFor } from '../../domain/details.ts'
import type { EditionId } from '../../domain/page.ts'
import { rendered } from '../markdown/index.ts'
import { latestVersions, lockEdition, type Version } from '../store/editions.ts'
import { type PublicWords, writePublished, writeWords } from '../store/published.ts'
import { tellSearch } from './tell-search.ts'

/**
 * Puts an approved edition before everybody, in Japanese and in every language that a person has confirmed, at `now`; the
 * one before steps back. `Conflict` when it is not approved (any more), so that twice is once.
 */
export async function publishEdition(tx: Tx, house: House, id: EditionId, now: Temporal.Instant): Promise<void> {
  const edition = await lockEdition(tx, id)
  if (!edition) throw new NotFound('edition')
  if (edition.state !== 'approved' || edition.withdrawnAt) throw new Conflict('not_approved')
  const versions = await latestVersions(tx, id)
  const japanese = versions.find(({ lang }) => lang === 'ja')
  if (!japanese || missingFor(edition.kind, japanese.details)) throw new Conflict('not_complete')
  await writePublished(tx, edition, now)
  const words = versions.filter(mayBeRead).map((version) => wordsOf(version, japanese))
  await writeWords(tx, edition, words, now)
  await tellSearch(tx, house, [edition.slug])
}

// What came with the profile was confirmed by who made it.
const mayBeRead = ({ lang, savedBy, confirmedBy }: Version): boolean =>
  lang === 'ja' || savedBy === null || confirmedBy !== null

/** The words of a version as everybody will read them. */
export function wordsOf(version: Version, japanese: Version): PublicWords {
  const { lang, title, summary, body, isOutdated } = version
  const details = lang === 'ja' ? version.details : inTranslation(japanese.details, version.details)
  const { html, plain, headings } = rendered(body, lang)
  const { event } = details
  return {
    ...{ lang, title, summary, html, plain, headings, details, isOutdated },
    startsAt: event ? instantOf(event.starts) : null,
    endsAt: event ? instantOf(event.ends) : null,
    noIndex: isHiddenFromSearch(japanese.details),
  }
}
