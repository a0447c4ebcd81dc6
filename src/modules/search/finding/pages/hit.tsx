import { authored } from '#platform/i18n/index.ts'
import { Link, PhoneLink, usePage } from '#platform/ui/index.ts'
import type { FoundDocument } from '../../documents/index.ts'
import { findingTexts } from '../text/index.ts'
import type { KnownTopic } from '../topics.ts'
import { langOf, placeOf, wordsOf } from './words.tsx'

type HitProps = { document: FoundDocument; topics: readonly KnownTopic[] }
type Pinged = HitProps & { ping: string | undefined; isPinned: boolean }

export const Hit = ({ document, topics, ping, isPinned }: Pinged) => {
  const { lang } = usePage()
  const { title, summary } = wordsOf(document)
  const { action, href } = document
  return (
    <li lang={langOf(document, lang)}>
      <Place document={document} topics={topics} isPinned={isPinned} />
      <h3>
        <Link href={href} ping={ping}>
          {title}
        </Link>
      </h3>
      {summary !== '' && <p>{summary}</p>}
      {action && 'phone' in action && <PhoneLink phone={action.phone} standalone ping={ping} />}
      {action && 'href' in action && action.href !== href && (
        <Link href={action.href} standalone iconAfter="more" ping={ping}>
          {authored(action.label)}
        </Link>
      )}
    </li>
  )
}

/** Above the title, in the language of the page: that the office put it in front, and what it is. */
export const Place = ({ document, topics, isPinned }: HitProps & { isPinned: boolean }) => {
  const { lang } = usePage()
  return (
    <p class="place" lang={langOf(document, lang) && (lang === 'en' ? 'en' : 'ja')}>
      {isPinned && <strong>{findingTexts(lang).pinned}</strong>}
      {placeOf(document, topics, lang).map((word) => (
        <span>{word}</span>
      ))}
    </p>
  )
}
