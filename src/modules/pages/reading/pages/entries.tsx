import { type Lang, withoutReadings } from '#platform/i18n/index.ts'
import { formatDate, formatTime, wardDate } from '#platform/time/index.ts'
import { LargeDay, Link } from '#platform/ui/index.ts'
import type { Content, WithContent } from '#platform/ui/content.ts'
import type { Entry } from '../store/lists.ts'
import { readingTexts } from '../text/index.ts'
import { Said } from './words.tsx'

type ListProps = { entries: readonly Entry[]; lang: Lang; level: 2 | 3 }

/** Pages with what they are for, one below the other. */
export const EntryList = ({ entries, lang, level }: ListProps) => (
  <ul class="entries">
    {entries.map((entry) => (
      <li>
        <Heading level={level}>
          <EntryLink entry={entry} />
        </Heading>
        {entry.summary && (
          <p>
            <Said text={entry.summary} lang={entry.lang} />
          </p>
        )}
        {entry.kind === 'place' && entry.details.place && (
          <p>
            <Said text={entry.details.place.address} lang={lang === 'en' ? 'ja' : lang} />
          </p>
        )}
      </li>
    ))}
  </ul>
)

/** Titles with their days in the margin: news by when they came, events by when they begin. */
export const Gazette = ({ entries, lang, level, now }: ListProps & { now: Temporal.Instant }) => (
  <ul class="gazette">
    {entries.map((entry) => (
      <li>
        <p>
          <Day entry={entry} lang={lang} now={now} />
        </p>
        <div>
          <Heading level={level}>
            <EntryLink entry={entry} />
          </Heading>
          {entry.kind === 'event' && entry.details.event && (
            <p class="meta">
              <Said text={entry.details.event.place} lang={lang === 'en' ? 'ja' : lang} />
            </p>
          )}
        </div>
      </li>
    ))}
  </ul>
)

const Day = ({ entry, lang, now }: { entry: Entry; lang: Lang; now: Temporal.Instant }): Content => {
  if (entry.kind !== 'event' || !entry.startsAt) {
    const day = wardDate(entry.firstPublishedAt)
    return <time datetime={day.toString()}>{formatDate(day, lang)}</time>
  }
  if (Temporal.Instant.compare(entry.startsAt, now) <= 0)
    return <span class="mark">{readingTexts(lang).events.begun}</span>
  return (
    <time datetime={entry.startsAt.toString()}>
      <LargeDay words={formatDate(wardDate(entry.startsAt), lang)} />
      <span class="at">{formatTime(entry.startsAt, lang)}</span>
    </time>
  )
}

/** 公示送達 names people: a list says what it is and its number, and never its title. */
export const ActList = ({ entries, lang }: { entries: readonly Entry[]; lang: Lang }) => {
  const t = readingTexts(lang)
  return (
    <ul class="gazette">
      {entries.map((entry) => {
        const { act } = entry.details
        if (!act) return null
        const day = Temporal.PlainDate.from(act.date)
        return (
          <li>
            <p>
              <time datetime={act.date}>{formatDate(day, lang)}</time>
            </p>
            <div>
              <Heading level={2}>
                {entry.noIndex ? (
                  <Link href={`/pages/${entry.slug}`}>
                    {t.acts.numbered(t.forms[act.form], withoutReadings(act.number))}
                  </Link>
                ) : (
                  <EntryLink entry={entry} />
                )}
              </Heading>
              <p class="meta">
                {!entry.noIndex && <>{t.acts.numbered(t.forms[act.form], withoutReadings(act.number))} </>}
                {act.takenDownOn && t.acts.until(formatDate(Temporal.PlainDate.from(act.takenDownOn), lang))}
              </p>
            </div>
          </li>
        )
      })}
    </ul>
  )
}

const EntryLink = ({ entry }: { entry: Entry }) => (
  <Link href={`/pages/${entry.slug}`}>
    <Said text={entry.title} lang={entry.lang} />
  </Link>
)

const Heading = ({ level, children }: WithContent & { level: 2 | 3 }) =>
  level === 2 ? <h2>{children}</h2> : <h3>{children}</h3>
