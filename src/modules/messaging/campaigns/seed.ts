import { demoOf } from '#demo/of-profile.ts'
import { findOffice } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { StaffId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { wardTimeZone } from '#platform/time/index.ts'
import { topicsOf } from '../choices/index.ts'
import type { CampaignContent, CampaignId } from './domain/campaign.ts'
import { type DemoCampaign, insertDemoCampaign } from './store/demo.ts'

const demoId = (number: number) => `01a00000-0000-7000-8287-00000000000${number}` as CampaignId

/** Three campaigns of the demo's offices: one that is over, one that waits for approval, one draft. */
export async function seed(tx: Tx, house: House): Promise<void> {
  if (house.config.env === 'production') return
  const now = house.clock.now()
  const staffId = (name: string): StaffId | undefined =>
    demoOf(house.config.profile).staff.find((one) => one.name === name)?.staffId
  const [clerk, leader] = [staffId('松尾拓也'), staffId('西田京子')]
  const office = await findOffice(tx, 'disaster-management', house.clock.today())
  if (!office || !clerk || !leader || !topicsOf(house).some(({ key }) => key === 'disaster')) return
  const common = { officeId: office.id, draftedBy: clerk }
  const morning = (days: number) =>
    house.clock.today().add({ days }).toZonedDateTime({ timeZone: wardTimeZone, plainTime: '10:00' }).toInstant()
  const started = morning(-10)
  const campaigns: DemoCampaign[] = [
    {
      ...common,
      id: demoId(1),
      state: 'done',
      approvedBy: leader,
      content: { ...stock, ...span(started, 48) },
      startedAt: started,
      outcome: {
        channels: ['line', 'push', 'mail'],
        lines: [
          { key: 'sent', people: [2841, 316, 1207] },
          { key: 'failed', people: [0, 4, 12] },
          { key: 'left-out:blocked', people: [63, 0, 0] },
          { key: 'left-out:cap', people: [38, 11, 27] },
          { key: 'left-out:opted-out', people: [5, 0, 14] },
        ],
      },
    },
    {
      ...common,
      id: demoId(2),
      state: 'submitted',
      content: { ...drill, ...span(morning(2), 72) },
    },
    {
      ...common,
      id: demoId(3),
      state: 'draft',
      content: { ...hazard, ...span(morning(5), 72) },
    },
  ]
  for (const campaign of campaigns) await insertDemoCampaign(tx, campaign, now)
}

const span = (from: Temporal.Instant, hours: number) => ({
  sendAt: from.toString(),
  expiresAt: from.add({ hours }).toString(),
})

type Words = Omit<CampaignContent, 'sendAt' | 'expiresAt'>

const plain: Omit<Words, 'title' | 'texts'> = {
  topic: 'disaster',
  segmentVersionId: null,
  urgency: 'ordinary',
  isStatutory: false,
  channels: ['line', 'push', 'mail'],
  link: '',
  sourceAt: null,
  overrideReason: null,
  corrects: null,
}

const stock: Words = {
  ...plain,
  title: '備蓄の見直し',
  texts: {
    ja: {
      subject: '家の備えを見直しましょう',
      body: '水は1人1日3リットルを3日分、食べ物も3日分が目安です。\n使いながら買い足すと、期限が切れません。',
    },
    easy: {
      subject: '家《いえ》の 備《そな》えを 見《み》て ください',
      body: '水《みず》は 1人《ひとり》 1日《いちにち》 3リットル、3日分《みっかぶん》が いります。食《た》べ物《もの》も 3日分《みっかぶん》です。',
    },
    en: {
      subject: 'Check your supplies at home',
      body: 'Keep 3 litres of water a person a day for 3 days, and food for 3 days. Use and replace them so that nothing expires.',
    },
  },
}

const drill: Words = {
  ...plain,
  title: '避難拠点の開き方の集まり',
  texts: {
    ja: {
      subject: '避難拠点を開く手順を、いっしょに確かめませんか',
      body: '近くの小中学校で、避難拠点を開く手順を確かめます。\n動きやすい服で来てください。申込みは要りません。',
    },
    en: {
      subject: 'See how an evacuation centre is opened',
      body: 'Schools near you show how an evacuation centre is opened. Come in clothes you can move in. No booking is needed.',
    },
  },
}

const hazard: Words = {
  ...plain,
  title: '水害の地図の見方',
  texts: {
    ja: {
      subject: '自分の家の水害の危険を確かめましょう',
      body: '地図の色で、水が来る深さが分かります。○○のページを見てください。',
    },
  },
}
