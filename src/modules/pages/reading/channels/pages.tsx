import { type Lang, otherName } from '#platform/i18n/index.ts'
import { Block, EmptyState, Lede, Link, Meta } from '#platform/ui/index.ts'
import { type Drafts, limits } from './compose.ts'
import { channelTexts as t } from './text.ts'

type ChannelsProps = { path: string; slug: string; lang: Lang; langs: readonly Lang[]; drafts: Drafts }

/** Drafts to copy, each with how long it is and may be. */
export const ChannelsPage = ({ path, slug, lang, langs, drafts }: ChannelsProps) => (
  <>
    <Lede>{t.lede}</Lede>
    {langs.length > 1 && (
      <nav aria-label={t.languages} class="subnav">
        {langs.map((one) => (
          <Link href={`${path}?lang=${one}`} standalone current={one === lang}>
            {otherName[one]}
          </Link>
        ))}
      </nav>
    )}
    <Draft title={t.line} text={drafts.line} lang={lang} limit={limits.line} rows={9} />
    <Draft title={t.short} text={drafts.short} lang={lang} limit={limits.short} rows={4} />
    <Draft title={t.mailSubject} text={drafts.mail.subject} lang={lang} limit={limits.subject} rows={1} />
    <Draft title={t.mailBody} text={drafts.mail.body} lang={lang} rows={12} />
    <Draft title={t.feed} text={`${drafts.feed.title}\n${drafts.feed.description}`} lang={lang} rows={4} />
    <p>
      <Link href={`/pages/${slug}`} standalone icon="more">
        {t.open}
      </Link>
    </p>
  </>
)

type DraftProps = { title: string; text: string; lang: Lang; limit?: number; rows: number }

const Draft = ({ title, text, lang, limit, rows }: DraftProps) => (
  <Block title={title}>
    <textarea class="full" readonly rows={rows} aria-label={title} lang={lang === 'en' ? 'en' : 'ja'}>
      {`\n${text}`}
    </textarea>
    {limit !== undefined && <Meta>{t.count(text.length, limit)}</Meta>}
  </Block>
)

export const NotPublic = () => (
  <EmptyState title={t.notPublic}>
    <p>{t.notPublicNote}</p>
  </EmptyState>
)
