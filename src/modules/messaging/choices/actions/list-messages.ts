import type { Tx } from '#platform/db/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Notice } from '#platform/notices/index.ts'
import { wordsOf } from '../../api/words.ts'
import { noticeKindsOf } from '../../delivery/domain/notice-kinds.ts'
import { type Channel, type DeliveryState, deliveriesOf } from '../../delivery/store/deliveries.ts'
import type { Stoppable } from '../domain/stoppable.ts'
import { findTopic } from '../profile.ts'
import { campaignsTold, type CampaignTold } from '../store/campaigns-told.ts'
import { noticesTold } from '../store/notices-told.ts'
import { sentToMany } from '../store/stopped-kinds.ts'
import { whyTold } from './why.ts'

export type Message = {
  id: string
  at: Temporal.Instant
  subject: string
  /** Of what was sent to many: all of it stands here. */
  body?: string
  /** Path without language prefix or https address; may be empty. */
  link: string
  ways: readonly { channel: Channel | 'push'; state: DeliveryState }[]
  why: string
  isCorrection: boolean
  /** Missing: it cannot be stopped. */
  stop: Stoppable | undefined
}

export type Place = { at: Temporal.Instant; id: string }

export const messagesPerPage = 20

/** What this person was told, single notices and what went to many, newest first, in the words of `lang`. */
export async function listMessages(
  tx: Tx,
  house: House,
  personId: PersonId,
  lang: Lang,
  before?: Place,
): Promise<{ messages: Message[]; next: Place | undefined }> {
  const page = { before, limit: messagesPerPage + 1 }
  const notices = await noticesTold(tx, personId, page)
  const campaigns = await campaignsTold(tx, personId, page)
  const deliveries = await deliveriesOf(
    tx,
    notices.map(({ id }) => id),
  )
  const texts = await wordsOf(tx, house, notices)
  const all = [
    ...notices.map((notice) => ({ at: notice.createdAt, id: notice.id, of: () => ofNotice(notice) })),
    ...campaigns.map((campaign) => ({ at: campaign.at, id: campaign.id, of: () => ofCampaign(house, lang, campaign) })),
  ].sort((a, b) => Temporal.Instant.compare(b.at, a.at) || (a.id < b.id ? 1 : -1))
  const shown = all.slice(0, messagesPerPage)
  const last = shown.at(-1)
  return {
    messages: shown.flatMap(({ of }) => of() ?? []),
    next: all.length > messagesPerPage && last ? { at: last.at, id: last.id } : undefined,
  }

  function ofNotice({ id, kind, createdAt }: Notice): Message | undefined {
    const declared = noticeKindsOf(house)[kind]
    const words = texts.get(id)?.(lang)
    if (!declared || !words) return undefined
    const { subject, link } = words
    return {
      id,
      at: createdAt,
      subject,
      link,
      ways: deliveries.filter(({ noticeId }) => noticeId === id),
      why: declared.purpose(lang),
      isCorrection: false,
      stop: declared.statutory ? undefined : { kind },
    }
  }
}

function ofCampaign(house: House, lang: Lang, campaign: CampaignTold): Message {
  const { subject, body } = campaign.texts[lang] ?? campaign.texts.ja
  const { id, at, link, ways, topic, isCorrection, isStatutory, urgency } = campaign
  const isFixed = isStatutory || urgency === 'emergency'
  const what = topic !== null && findTopic(house, topic) ? { topic } : { kind: sentToMany }
  const why = whyTold(house, lang, campaign)
  return { id, at, subject, body, link, ways, why, isCorrection, stop: isFixed ? undefined : what }
}
