import { Block, Meta, Notice } from '#platform/ui/index.ts'
import { campaignTexts } from '../text/index.ts'
import { sayMoment } from '../told.ts'
import type { CampaignView } from '../view.ts'

const t = campaignTexts.approval

/** When it goes out, how often at most, and what may be wrong with it. */
export const HoursBlock = ({ view }: { view: CampaignView }) => {
  const { hours, quiet, caps, campaign } = view
  const { urgency, sendAt } = campaign.content
  const [first] = hours
  const waits = urgency === 'ordinary' && first && Temporal.Instant.compare(first.from, sendAt) > 0
  return (
    <Block title={t.hours}>
      {hours.length === 0 && <Notice kind="warning" title={t.noHours} />}
      {waits && <Notice title={t.nightNow} />}
      <ul class="campaign-hours">
        {hours.map(({ from, until }) => (
          <li>
            {sayMoment(from)}
            {t.until}
            {sayMoment(until)}
          </li>
        ))}
      </ul>
      {urgency === 'emergency' ? (
        <Meta>{t.emergencyHours}</Meta>
      ) : (
        <>
          <Meta>{t.hoursNote(quiet.from, quiet.until)}</Meta>
          <Meta>{t.hoursOwn}</Meta>
          <Meta>{t.caps(caps.perDay, caps.perWeek)}</Meta>
        </>
      )}
    </Block>
  )
}

export const Warnings = ({ view: { leftovers } }: { view: CampaignView }) =>
  leftovers.length === 0 ? null : (
    <Notice kind="warning" title={t.warnings}>
      <ul>
        {leftovers.map(({ kind, lang, found }) => (
          <li>{t.leftovers[kind](campaignTexts.languages[lang], found)}</li>
        ))}
      </ul>
    </Notice>
  )

export const Difference = ({ view: { difference, corrected } }: { view: CampaignView }) => (
  <Block title={corrected ? t.differenceOfCorrection : t.difference} id="difference">
    {!difference && <p>{t.firstTime}</p>}
    {difference?.every(({ kind }) => kind === 'same') && <p>{t.noDifference}</p>}
    {difference?.some(({ kind }) => kind !== 'same') && (
      <ul class="campaign-difference">
        {difference.map(({ kind, text }) => (
          <li class={kind}>
            {kind === 'same' && <span>{text || ' '}</span>}
            {kind === 'gone' && (
              <del>
                <span class="vh">{t.gone}：</span>
                {text || ' '}
              </del>
            )}
            {kind === 'new' && (
              <ins>
                <span class="vh">{t.fresh}：</span>
                {text || ' '}
              </ins>
            )}
          </li>
        ))}
      </ul>
    )}
  </Block>
)
