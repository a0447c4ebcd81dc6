import { authored } from '#platform/i18n/index.ts'
import { Actions, Icon, Link, LinkButton, PhoneLink, usePage } from '#platform/ui/index.ts'
import type { FoundDocument } from '../../documents/index.ts'
import { findingTexts } from '../text/index.ts'
import type { KnownTopic } from '../topics.ts'
import { Place } from './hit.tsx'
import { langOf, wordsOf } from './words.tsx'

type BestProps = { document: FoundDocument; topics: readonly KnownTopic[]; ping: string | undefined; isPinned: boolean }

/** The best answer with the deed itself: apply, book, call. */
export const BestAnswer = ({ document, topics, ping, isPinned }: BestProps) => {
  const { lang } = usePage()
  const { title, summary } = wordsOf(document)
  return (
    <section class="best" aria-label={findingTexts(lang).best}>
      <Place document={document} topics={topics} isPinned={isPinned} />
      <div lang={langOf(document, lang)}>
        <h2>
          <Link href={document.href} ping={ping}>
            {title}
          </Link>
        </h2>
        {summary !== '' && <p>{summary}</p>}
      </div>
      <Deed document={document} ping={ping} />
    </section>
  )
}

const Deed = ({ document, ping }: Pick<BestProps, 'document' | 'ping'>) => {
  const { lang } = usePage()
  const t = findingTexts(lang)
  const { action, href } = document
  const more = (
    <Link href={href} standalone iconAfter="more" ping={ping}>
      {t.more}
    </Link>
  )
  if (!action) return <Actions>{more}</Actions>
  if ('phone' in action) {
    return (
      <Actions>
        <span class="call">
          <Icon name="phone" />
          <PhoneLink phone={action.phone} standalone ping={ping} />
        </span>
        {more}
      </Actions>
    )
  }
  return (
    <Actions>
      <LinkButton href={action.href} ping={ping} iconAfter={action.href.startsWith('/') ? 'next' : 'outside'}>
        {authored(action.label)}
      </LinkButton>
      {action.href !== href && more}
    </Actions>
  )
}
