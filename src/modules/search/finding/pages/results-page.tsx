import type { House } from '#platform/module/index.ts'
import { LinkButton, Notice, Pager, SearchBox, Title, usePage } from '#platform/ui/index.ts'
import type { FoundDocument } from '../../documents/index.ts'
import type { PingOf } from '../../listening/index.ts'
import { addressOf } from '../address.ts'
import { type Asked, mostPages, pageSize, type Results } from '../find.ts'
import { findingTexts } from '../text/index.ts'
import type { KnownTopic } from '../topics.ts'
import { BestAnswer } from './best-answer.tsx'
import { Facets } from './facets.tsx'
import { Hit } from './hit.tsx'
import { NothingFound, WaysOn } from './nothing-found.tsx'
import { OtherWords } from './other-words.tsx'

type ResultsProps = {
  asked: Asked
  results: Results
  house: House
  topics: readonly KnownTopic[]
  /** What the link to a result tells when it is followed. */
  pingOf: PingOf
}

/** What was found, the best first with its deed; and where to ask when it is not here. */
export const ResultsPage = ({ asked, results, house, topics, pingOf }: ResultsProps) => {
  const t = findingTexts(usePage().lang)
  const { documents, total } = results
  const best = asked.page === 1 && results.isWhole ? documents[0] : undefined
  const others = best ? documents.slice(1) : documents
  const first = (asked.page - 1) * pageSize + 1
  const pingAt = ({ subject }: FoundDocument, place: number) => pingOf(subject, first + place)
  const isPinned = ({ subject }: FoundDocument) => results.pinned.has(subject)
  const counted = asked.page === 1 ? t.found(total) : t.foundOn(total, asked.page)
  return (
    <div class="found">
      <Title {...(total > 0 && { lede: counted })}>{t.title(asked.query)}</Title>
      <SearchBox query={asked.query} {...(asked.query === '' && { label: t.ask })} />
      {!results.isWhole && <GetsReady asked={asked} />}
      <OtherWords meant={results.meant} related={results.related} />
      {asked.query !== '' && documents.length === 0 && <NothingFound asked={asked} profile={house.profile} />}
      <div class="answers">
        {best && <BestAnswer document={best} topics={topics} ping={pingAt(best, 0)} isPinned={isPinned(best)} />}
        {total > 0 && results.isWhole && <Facets asked={asked} results={results} topics={topics} />}
        {others.length > 0 && (
          <section class="others" aria-labelledby="others">
            <h2 id="others">{best ? t.others : t.results}</h2>
            <ol class="hits">
              {others.map((document, place) => (
                <Hit
                  document={document}
                  topics={topics}
                  ping={pingAt(document, best ? place + 1 : place)}
                  isPinned={isPinned(document)}
                />
              ))}
            </ol>
            <Pages asked={asked} total={total} />
          </section>
        )}
      </div>
      <WaysOn house={house} topics={topics} isEmpty={documents.length === 0} />
    </div>
  )
}

const Pages = ({ asked, total }: { asked: Asked; total: number }) => {
  const last = Math.min(mostPages, Math.ceil(total / pageSize))
  const to = (page: number) => (page >= 1 && page <= last ? addressOf(asked, { page }) : undefined)
  return <Pager previousHref={to(asked.page - 1)} nextHref={to(asked.page + 1)} />
}

const GetsReady = ({ asked }: { asked: Asked }) => {
  const t = findingTexts(usePage().lang)
  return (
    <Notice kind="warning" title={t.getsReady}>
      <p>{t.getsReadyNote}</p>
      <p>
        <LinkButton href={addressOf(asked)} variant="secondary">
          {t.again}
        </LinkButton>
      </p>
    </Notice>
  )
}
