import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { publishDefinition } from '../actions/publish.ts'
import { type Definition, parseDefinition } from '../domain/definition/definition.ts'

const words = (ja: string) => ({ ja, easy: ja, en: 'Sample' })

const base = {
  office: 'child-allowance',
  signature: false,
  name: words('みほんてあて'),
  summary: words('みほんのてつづき'),
  keywords: [],
  needs: [words('なし')],
  whoMayAsk: words('だれでも'),
  legalBasis: [words('みほんじょうれい')],
  lookups: [words('なし')],
  minutes: 5,
  time: { officeDays: 10, postDays: 2 },
  pages: [
    {
      key: 'why',
      title: words('なぜ'),
      fields: [{ id: 'why', type: 'text', maxLength: 100, label: words('なぜ'), correctable: true }],
    },
  ],
  fees: [],
  criteria: { text: words('みほん'), source: '見本', confirmed: false },
  retention: { years: 5, source: '見本', confirmed: false },
}

const reasons = ['理由：{reason}', '根拠：{ground}']
const refuse = { title: '不認定通知書', paragraphs: ['次のとおり決定しましたので通知します。'], items: reasons }
const extend = {
  title: '決定期間延長通知書',
  paragraphs: ['次のとおり決定の期間を延長しましたので通知します。'],
  items: ['延長後の期限：{extendedTo}', ...reasons],
}

const suit = { defendant: '練馬区', representative: '練馬区長', months: 6, years: 1 }
const appeal = {
  kind: 'appeal',
  to: '東京都知事',
  ground: '地方自治法 第255条の2',
  months: 3,
  years: 1,
  mustAppealFirst: false,
  suit,
  confirmed: false,
}

/** A 申請 decided by 起案 at the rank of 課長, whose letters may be delivered electronically. */
export const sampleBenefit: Definition = parseDefinition({
  ...base,
  procedure: 'sample-benefit',
  kind: 'application',
  decision: { route: 'draft', authority: '練馬区長', rank: 'section-head', confirmed: false },
  appeal,
  deliveryWays: [
    { way: 'post', ground: '見本', confirmed: false },
    { way: 'electronic', ground: 'デジタル手続法 第7条第1項', confirmed: false },
  ],
  period: {
    days: 15,
    unit: 'calendar-days',
    extension: { days: 45, ground: '見本条例' },
    source: '見本',
    confirmed: false,
  },
  output: {
    kind: 'letters',
    letters: {
      grant: {
        title: '見本手当 認定通知書',
        paragraphs: ['{filedOn}に請求のありました見本手当について、次のとおり認定しましたので通知します。'],
        items: ['請求者：{name}', '月額：{monthlyAmount}', '条件：{conditions}'],
      },
      refuse,
      extend,
    },
  },
})

/** A 申請 that a second person of the office confirms. */
export const sampleRegistration: Definition = parseDefinition({
  ...base,
  procedure: 'sample-registration',
  kind: 'application',
  decision: { route: 'second-check', authority: '練馬区長', rank: 'chief', confirmed: false },
  appeal: { ...appeal, to: '練馬区長' },
})

/** A request for documents, decided by document. */
export const sampleDisclosure: Definition = parseDefinition({
  ...base,
  procedure: 'sample-disclosure',
  kind: 'application',
  decision: { route: 'draft', authority: '練馬区長', rank: 'section-head', confirmed: false },
  appeal: { ...appeal, to: '練馬区長' },
  output: {
    kind: 'letters',
    letters: {
      grant: { title: '公開決定通知書', paragraphs: ['次のとおり決定しました。'], items: ['{items}'] },
      refuse: { ...refuse, items: ['{items}', ...reasons] },
      partial: { title: '部分公開決定通知書', paragraphs: ['次のとおり決定しました。'], items: ['{items}'] },
    },
  },
})

export const sampleNotification: Definition = parseDefinition({
  ...base,
  procedure: 'sample-notification',
  kind: 'notification',
  decision: { route: 'arrival', authority: '練馬区長', rank: 'chief', confirmed: false },
  appeal: { kind: 'none', why: '届出は処分ではない' },
})

export const sampleEntry: Definition = parseDefinition({
  ...base,
  procedure: 'sample-entry',
  kind: 'entry',
  decision: { route: 'arrival', authority: '練馬区長', rank: 'chief', confirmed: false },
  appeal: { kind: 'none', why: '契約の申込み' },
})

/** Puts them beside the profile's procedures, in the house of a test. */
export async function publishSamples(tx: Tx, house: House): Promise<void> {
  for (const one of [sampleBenefit, sampleRegistration, sampleDisclosure, sampleNotification, sampleEntry]) {
    await publishDefinition(tx, house, one)
  }
}
