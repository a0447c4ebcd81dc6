import { href, type Lang } from '#platform/i18n/index.ts'
import { formatDate, wardDate } from '#platform/time/index.ts'
import { Block, DatedList, Link, LinkButton, Meta, Title } from '#platform/ui/index.ts'
import type { Topic } from '../profile.ts'
import type { PublicCampaign } from '../store/public-campaigns.ts'
import { choosingTexts } from '../text/choosing.ts'
import { feedTexts } from '../text/feeds.ts'

type FeedsPageProps = {
  lang: Lang
  topics: readonly Topic[]
  campaigns: readonly PublicCampaign[]
  publicUrl: string
}

/** Every topic with its addresses and what went out lately. */
export const FeedsPage = ({ lang, topics, campaigns, publicUrl }: FeedsPageProps) => {
  const t = feedTexts(lang)
  return (
    <>
      <Title lede={t.lede}>{t.title}</Title>
      <p>{t.how}</p>
      <LinkButton href="/messages/choices" variant="secondary" small>
        {t.choose}
      </LinkButton>
      {topics.map((topic) => (
        <Block title={topic.name[lang]} id={topic.key}>
          <Meta>{choosingTexts(lang).topicHint(topic.hint[lang], choosingTexts(lang).often[topic.often])}</Meta>
          <p>
            {(['atom', 'rss'] as const).map((kind) => (
              <>
                <Link
                  href={`${publicUrl}${href(lang, `/feeds/${topic.key}.${kind}`)}`}
                  standalone
                  about={topic.name[lang]}
                >
                  {t[kind]}
                </Link>{' '}
              </>
            ))}
          </p>
          <Newest lang={lang} campaigns={campaigns.filter((campaign) => campaign.topic === topic.key)} />
        </Block>
      ))}
    </>
  )
}

const Newest = ({ lang, campaigns }: { lang: Lang; campaigns: readonly PublicCampaign[] }) => {
  if (campaigns.length === 0) return null
  return (
    <DatedList
      entries={campaigns.map(({ at, texts, link }) => {
        const { subject, body } = texts[lang] ?? texts.ja
        return {
          when: formatDate(wardDate(at), lang),
          datetime: at.toString({ smallestUnit: 'second' }),
          title: subject,
          href: link || undefined,
          children: body.split(/\n+/).map((line) => <p>{line}</p>),
        }
      })}
    />
  )
}
