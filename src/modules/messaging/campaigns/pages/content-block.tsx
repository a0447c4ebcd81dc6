import type { Lang } from '#platform/i18n/index.ts'
import { Block, Link, Meta, Notice, Pairs } from '#platform/ui/index.ts'
import type { CampaignChannel } from '../domain/campaign.ts'
import type { Look } from '../engine/read-back.ts'
import { campaignTexts } from '../text/index.ts'
import { sayMoment } from '../told.ts'
import type { CampaignView } from '../view.ts'
import { campaignPath } from './paths.ts'

const t = campaignTexts.approval

/** What a campaign says about whom, how and when. */
export const ContentBlock = ({ view }: { view: CampaignView }) => {
  const { campaign, segment, topic, corrected } = view
  const { content } = campaign
  const { terms } = t
  return (
    <Block title={t.content}>
      <Pairs
        pairs={[
          ...(corrected
            ? [
                {
                  term: terms.corrects,
                  value: (
                    <Link href={campaignPath(corrected.id)}>
                      {campaignTexts.number(corrected.serial)}　{corrected.content.title}
                    </Link>
                  ),
                },
              ]
            : []),
          { term: terms.topic, value: topic ?? t.none },
          {
            term: terms.segment,
            value: segment ? `${campaignTexts.form.segmentLabel(segment.name, segment.no)}：${segment.words}` : t.none,
          },
          ...(segment
            ? [
                { term: terms.purpose, value: segment.purpose },
                {
                  term: terms.ground,
                  value: [groundOf(segment.ground), segment.groundReason].filter(Boolean).join('：'),
                },
              ]
            : []),
          { term: terms.channels, value: content.channels.map((one) => campaignTexts.channels[one]).join('、') },
          { term: terms.urgency, value: campaignTexts.urgencies[content.urgency] },
          ...(content.overrideReason ? [{ term: terms.overrideReason, value: content.overrideReason }] : []),
          { term: terms.statutory, value: content.isStatutory ? t.yes : t.no },
          { term: terms.link, value: content.link === '' ? t.none : content.link },
          { term: terms.sourceAt, value: content.sourceAt ? sayMoment(content.sourceAt) : t.none },
          { term: terms.sendAt, value: sayMoment(content.sendAt) },
          { term: terms.expiresAt, value: sayMoment(content.expiresAt) },
        ]}
      />
      {campaign.staleAt && !campaign.materialisedAt && <Meta>{t.staleFrom(sayMoment(campaign.staleAt))}</Meta>}
    </Block>
  )
}

const groundOf = (ground: string): string =>
  ground in t.grounds ? t.grounds[ground as keyof typeof t.grounds] : ground

/** The messages as people get them. */
export const LooksBlock = ({ view: { looks, showsSubject } }: { view: CampaignView }) => (
  <Block title={t.looks} id="looks">
    <Meta>{showsSubject ? t.lockSubject : t.lockNote}</Meta>
    {looks.own.map(({ lang, looks: onChannels }) => (
      <section class="campaign-language">
        <h3>{campaignTexts.languages[lang]}</h3>
        <div class="campaign-looks">
          {lockScreensOf(onChannels).map((lines) => (
            <Shown name={t.lock} lang={lang} isLock>
              {lines.map((line) => (
                <p>{line}</p>
              ))}
            </Shown>
          ))}
          {onChannels.map(({ channel, look }) => (
            <OnChannel channel={channel} look={look} lang={lang} />
          ))}
        </div>
      </section>
    ))}
    {looks.missing.length > 0 && (
      <Notice title={t.asJapanese(looks.missing.map((lang) => campaignTexts.languages[lang]).join('、'))} />
    )}
  </Block>
)

/** Each lock screen once. */
const lockScreensOf = (looks: readonly { look: Look }[]): (readonly string[])[] => [
  ...new Map(
    looks.flatMap(({ look: { lockScreen } }) => (lockScreen ? [[lockScreen.join('\n'), lockScreen]] : [])),
  ).values(),
]

const OnChannel = ({ channel, look, lang }: { channel: CampaignChannel; look: Look; lang: Lang }) => (
  <Shown name={campaignTexts.channels[channel]} lang={lang}>
    {look.subject !== undefined && look.subject !== look.title && <p>{t.mailSubject(look.subject)}</p>}
    <p>
      <b>{look.title}</b>
    </p>
    {look.paragraphs.map((paragraph) => (
      <p class="campaign-body">{paragraph}</p>
    ))}
    {look.buttons.map((label) => (
      <p class="campaign-link">{label}</p>
    ))}
    {channel === 'letter' && <Meta>{t.letterNote}</Meta>}
  </Shown>
)

const Shown = ({ name, lang, isLock, children }: { name: string; lang: Lang; isLock?: boolean; children: unknown }) => (
  <figure class={isLock ? 'campaign-look lock' : 'campaign-look'}>
    <figcaption>{name}</figcaption>
    <div lang={lang === 'en' ? 'en' : 'ja'}>{children}</div>
  </figure>
)
