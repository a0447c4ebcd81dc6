import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { type Lang, langs, plainText } from '#platform/i18n/index.ts'
import type { CampaignContent, CampaignId, CampaignTexts, CampaignWords } from '../domain/campaign.ts'
import { brakeCampaign } from '../engine/index.ts'
import { campaignPermissions as may } from '../permissions.ts'
import { correctionOf, insertCampaign } from '../store/campaigns.ts'
import { toldTexts } from '../text/told.ts'
import { audit, note, takeUp } from './own.ts'

export type Corrected =
  | { ok: true; correction: CampaignId }
  | { ok: false; reason: 'moved-on' | 'nobody-told' }
  | { ok: false; reason: 'corrected-already'; correction: CampaignId }

/**
 * A draft that goes to exactly the people and channels of a campaign that went wrong, with its words to be put right. What is
 * still on its way is braked: a mistake does not go on while it is being corrected.
 */
export async function correctCampaign(tx: Tx, house: House, actor: Staff, id: CampaignId): Promise<Corrected> {
  const campaign = await takeUp(tx, actor, id, 'correct', may.write)
  if (!campaign) return { ok: false, reason: 'moved-on' }
  if (!campaign.materialisedAt) return { ok: false, reason: 'nobody-told' }
  const correction = await correctionOf(tx, id)
  if (correction) return { ok: false, reason: 'corrected-already', correction }
  const at = house.clock.now()
  if (campaign.state === 'sending') {
    await brakeCampaign(tx, house, id, actor)
    await audit(tx, actor, id, 'brake')
  }
  const content = correcting(campaign.content, id, at)
  const made = await insertCampaign(tx, content, { officeId: campaign.officeId, by: actor.staffId, at })
  await note(tx, actor, { id: made, content }, { kind: 'drafted', action: 'draft', at })
  await note(tx, actor, campaign, { kind: 'corrected', action: 'correct', at })
  return { ok: true, correction: made }
}

function correcting(content: CampaignContent, id: CampaignId, at: Temporal.Instant): CampaignContent {
  return {
    ...content,
    title: `${markIn('ja')}${content.title}`.slice(0, 80),
    texts: correctingTexts(content.texts),
    sourceAt: null,
    sendAt: at.toString(),
    expiresAt: at.add({ hours: 24 }).toString(),
    corrects: id,
  }
}

const correctingTexts = (texts: CampaignTexts): CampaignTexts => {
  const marked = (lang: Lang, { subject, body }: CampaignWords) => ({
    subject: `${markIn(lang)}${subject}`.slice(0, 80),
    body: `${plainText(toldTexts(lang).correctionFirst)}\n\n${body}`,
  })
  const others = langs.flatMap((lang) => {
    const own = lang === 'ja' ? undefined : texts[lang]
    return own ? [[lang, marked(lang, own)]] : []
  })
  return { ja: marked('ja', texts.ja), ...Object.fromEntries(others) }
}

const markIn = (lang: Lang): string => plainText(toldTexts(lang).correctionMark)
