import type { Lang } from '#platform/i18n/index.ts'
import { Block, Link, Meta, Notice, Pairs } from '#platform/ui/index.ts'
import type { CampaignChannel } from '../domain/campaign.ts'
import type { CampaignLook } from '../domain/look.ts'
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
export const LooksBlock = ({ view: { looks, showsSubject, campaign } }: { view: CampaignView }) => (
  <Block title={t.looks} id="looks">
    <Meta>{showsSubject ? t.lockSubject : t.lockNote}</Meta>
    {looks.own.map(({ lang, look }) => (
      <section class="campaign-language">
        <h3>{campaignTexts.languages[lang]}</h3>
        <div class="campaign-looks">
          {campaign.content.channels.some((channel) => channel === 'line' || channel === 'push') && (
            <Look name={t.lock} lang={lang} isLock>
              <p>{look.lockScreen}</p>
            </Look>
          )}
          {campaign.content.channels.map((channel) => (
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

const OnChannel = ({ channel, look, lang }: { channel: CampaignChannel; look: CampaignLook; lang: Lang }) => (
  <Look name={campaignTexts.channels[channel]} lang={lang}>
    {channel === 'push' && <p>{look.lockScreen}</p>}
    {channel === 'mail' && look.lockScreen !== look.subject && <p>{t.mailSubject(look.lockScreen)}</p>}
    {channel !== 'push' && (
      <>
        <p>
          <b>{look.subject}</b>
        </p>
        <p class="campaign-body">{look.body}</p>
      </>
    )}
    {look.link && <p class="campaign-link">{look.link}</p>}
    {channel === 'letter' && <Meta>{t.letterNote}</Meta>}
  </Look>
)

const Look = ({ name, lang, isLock, children }: { name: string; lang: Lang; isLock?: boolean; children: unknown }) => (
  <figure class={isLock ? 'campaign-look lock' : 'campaign-look'}>
    <figcaption>{name}</figcaption>
    <div lang={lang === 'en' ? 'en' : 'ja'}>{children}</div>
  </figure>
)
