import { officeById, staffNames } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { type Lang, langs, withoutReadings } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { caps, quietHours, topicsOf } from '../choices/index.ts'
import { declaredWords, exactSize, explainSegment } from '../segments/index.ts'
import { approvalOf, isBurst, segmentOf } from './actions/approve.ts'
import { openCampaign } from './actions/own.ts'
import { type CampaignContent, type CampaignId, missingLanguages } from './domain/campaign.ts'
import { differenceOf } from './domain/difference.ts'
import { hoursOf } from './domain/hours.ts'
import { leftoversIn } from './domain/leftovers.ts'
import { whyNotApprove } from './domain/may-approve.ts'
import { fingerprintOf, looksIn, subjectIsShown } from './looks.ts'
import { campaignPermissions as may } from './permissions.ts'
import { campaignRules } from './profile.ts'
import { type Campaign, correctionOf, findCampaign } from './store/campaigns.ts'
import { contentBefore, eventsOf } from './store/events.ts'
import { findSegmentVersion } from './store/segments.ts'
import { addressedBy, choosersOf } from './store/size.ts'
import { confirmedRecipients } from './tests/store.ts'
import { contentLines } from './told.ts'

export type CampaignView = Awaited<ReturnType<typeof campaignView>>

/** All that the page of a campaign says, for this member of staff; the exact size only to who can approve it. */
export async function campaignView(tx: Tx, house: House, staff: Staff, id: CampaignId) {
  const campaign = await openCampaign(tx, staff, id)
  const { content } = campaign
  const rules = campaignRules(house)
  const segment = await segmentOf(tx, house, campaign)
  const approval = await approvalOf(tx, staff, campaign)
  const isAsked = campaign.state === 'submitted' && staff.permissions.has(may.approve)
  const whyNot = isAsked ? whyNotApprove(staff.staffId, approval) : undefined
  const corrected = content.corrects ? await findCampaign(tx, content.corrects) : undefined
  const before = (await contentBefore(tx, id)) ?? corrected?.content
  const events = await eventsOf(tx, id)
  const lines = async (one: CampaignContent) => {
    const own =
      one.segmentVersionId === segment?.id || one.segmentVersionId === null
        ? segment
        : await findSegmentVersion(tx, one.segmentVersionId, house.clock.today())
    return contentLines(one, { topic: topicName(house, one.topic), segment: own && `${own.name}（第${own.no}版）` })
  }
  const kept = before && (await lines(before))
  return {
    campaign,
    office: (await officeById(tx, campaign.officeId))?.name ?? '',
    topic: topicName(house, content.topic),
    segment: segment && { ...segment, words: explainSegment('ja', segment.definition, declaredWords(house)) },
    corrected,
    correction: await correctionOf(tx, id),
    looks: looksOf(house, campaign),
    showsSubject: subjectIsShown(house, campaign),
    hours: hoursOf(content, quietHours(house)),
    quiet: quietHours(house),
    caps: caps(house),
    leftovers: leftoversIn(content.texts, rules.leftovers, house.clock.now()),
    difference: kept === undefined ? undefined : differenceOf(kept, await lines(content)),
    fingerprint: fingerprintOf(house, campaign, segment?.definition),
    mayApprove: isAsked && whyNot === undefined,
    whyNot: isAsked ? whyNot : undefined,
    burst: isAsked && (await isBurst(tx, house, campaign)) ? rules.burst : undefined,
    size: isAsked && whyNot === undefined ? await sizeOf(tx, house, campaign, segment?.definition) : undefined,
    testsReady: (await confirmedRecipients(tx, staff.staffId)).length > 0,
    events,
    names: await staffNames(tx, [...new Set(events.flatMap(({ staffId }) => staffId ?? []))]),
    may: {
      write: staff.permissions.has(may.write) && approval.isOwnOffice,
      brake: staff.permissions.has(may.brake) && approval.isOwnOffice,
    },
  }
}

export const topicName = (house: House, key: string | null): string | undefined =>
  key === null ? undefined : withoutReadings(topicsOf(house).find((topic) => topic.key === key)?.name.ja ?? key)

/** The message in each language of its own, and the languages that are told in Japanese. */
function looksOf(house: House, campaign: Campaign) {
  const missing = missingLanguages(campaign.content.texts)
  const own: Lang[] = langs.filter((lang) => !missing.includes(lang))
  return { own: own.map((lang) => ({ lang, looks: looksIn(house, campaign, lang) })), missing }
}

async function sizeOf(tx: Tx, house: House, { content }: Campaign, definition: unknown) {
  return {
    corrected: content.corrects ? await addressedBy(tx, content.corrects) : undefined,
    segment: definition === undefined || content.corrects ? undefined : await exactSize(tx, house, definition),
    topic: content.topic && !content.corrects ? await choosersOf(tx, content.topic) : undefined,
    both:
      definition === undefined || content.corrects || !content.topic
        ? undefined
        : await exactSize(tx, house, { all: [definition, { topic: content.topic }], any: [], none: [] }),
  }
}
