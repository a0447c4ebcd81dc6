import { describe, expect, test } from 'vitest'
import { calendar, rules, tariff } from '../fixtures.ts'
import { parseRuleSet, parseTariff, RulesError } from '../parse.ts'
import { flawsOf } from './flaws.ts'
import type { KnownWords } from './strangers.ts'

const known: KnownWords = {
  classes: [
    { key: 'resident', inWard: true, kind: 'person' },
    { key: 'outside', inWard: false, kind: 'person' },
  ],
  grants: ['supported-event'],
  categories: ['gym', 'hall'],
}
const opens = { months: 3, day: 1, at: '09:00' }
const stage = (more: Record<string, unknown>) => ({ kind: 'first-come', key: 'open', opens, ...more })
const quota = { key: 'month', per: 'registrant', period: 'month', of: 'use', counts: 'blocks', limit: 4 }
const says = { ja: '加算', easy: '加算', en: 'Surcharge' }

const ruleFlaws = (...sets: Record<string, unknown>[]) =>
  flawsOf(
    { rules: sets.map((more, at) => ({ keys: [`key-${at}`], rules: rules(more) })), tariffs: [] },
    known,
    calendar,
  )
const tariffFlaws = (more: Record<string, unknown>) =>
  flawsOf({ rules: [], tariffs: [{ keys: ['a'], tariff: tariff(more) }] }, known, calendar)

const problems = (parse: () => unknown): readonly string[] => {
  try {
    parse()
    return []
  } catch (error) {
    if (error instanceof RulesError) return error.problems
    throw error
  }
}

describe('規則を入れるときの確かめ', () => {
  test('正しいものには、何も言わない', () => {
    expect(ruleFlaws({ quotas: [quota] })).toEqual([])
    expect(tariffFlaws({})).toEqual([])
  })

  test('同じ日に二つの規則が立つものと、終わりが先に来るものを見つける', () => {
    const all = [
      { keys: ['gym', 'pool'], until: '2027-03-31', rules: rules() },
      { keys: ['pool'], from: '2027-03-31', rules: rules() },
      { keys: ['gym'], from: '2027-04-01', rules: rules() },
      { keys: ['hall'], from: '2027-04-01', until: '2027-03-31', rules: rules() },
    ]
    expect(flawsOf({ rules: all, tariffs: [] }, known, calendar)).toEqual([
      'rules.1：「pool」の期間が rules.0 と重なっています。どちらかの from か until を直してください',
      'rules.3：終わりの日（2027-03-31）が始まりの日（2027-04-01）より前です',
    ])
  })

  test('受付の終わりが始まりより前になる月があれば、その日を挙げる', () => {
    const [flaw] = ruleFlaws({
      stages: [
        stage({
          opens: { months: 1, day: 29, short: 'next-day', at: '09:00' },
          closes: { months: 1, day: 'last', at: '24:00' },
        }),
      ],
    })
    expect(flaw).toBe(
      'rules.0.rules.stages.0：2027-03-01 の利用では、受付の終わりが始まりと同じか、それより前です。opens か closes（ないときは cutOffs.book）を直してください',
    )
  })

  test('抽選と確認の順が違うものを見つける', () => {
    const lottery = {
      kind: 'lottery',
      key: 'draw',
      opens,
      closes: { months: 3, day: 10, at: '24:00' },
      draw: { months: 3, day: 10, at: '09:00' },
    }
    expect(ruleFlaws({ stages: [lottery] })).toEqual([
      'rules.0.rules.stages.0：2027-01-01 の利用では、申込み・抽選・確認が、この順に並んでいません',
    ])
  })

  test('遅く取り消すほど多く返る還付の表と、順でない表を見つける', () => {
    expect(
      ruleFlaws({
        refunds: [
          { until: { days: 14, at: '24:00' }, percent: 50 },
          { until: { days: 7, at: '24:00' }, percent: 80 },
        ],
      }),
    ).toEqual(['rules.0.rules.refunds.1：還付の割合（80%）が、それより早い取消し（50%）より多くなっています'])
    expect(
      ruleFlaws({
        refunds: [
          { until: { days: 7, at: '24:00' }, percent: 100 },
          { until: { days: 14, at: '24:00' }, percent: 50 },
        ],
      }),
    ).toEqual([
      'rules.0.rules.refunds.1：2027-01-01 の利用では、前の行と同じか、それより早い取消しです。早い順に並べてください',
    ])
  })

  test('知らない利用者区分・減免・施設の種類は、あるものを添えて言う', () => {
    expect(
      ruleFlaws({
        stages: [stage({ classes: ['resident', 'nobody'] }), stage({ key: 'b', grants: ['friend'] })],
        quotas: [{ ...quota, categories: ['gym', 'pool'] }],
      }),
    ).toEqual([
      'rules.0.rules.stages.0.classes：利用者区分「nobody」はありません。あるのは resident、outside です',
      'rules.0.rules.stages.1.grants：減免・優先の区分「friend」はありません。あるのは supported-event です',
      'rules.0.rules.quotas.0.categories：施設の種類「pool」はありません。あるのは gym、hall です',
    ])
    expect(tariffFlaws({ surcharges: [{ key: 'out', says, percent: 50, classes: ['stranger'] }] })).toEqual([
      'tariffs.0.tariff.surcharges.0.classes：利用者区分「stranger」はありません。あるのは resident、outside です',
    ])
  })

  test('同じ名の上限を、規則ごとに違う数え方にはできない', () => {
    expect(ruleFlaws({ quotas: [quota] }, { quotas: [{ ...quota, period: 'week' }] })).toEqual([
      'rules.1.rules.quotas.0：上限「month」の数え方（per・period・of・each・counts）が rules.0.rules.quotas.0 と違います。同じにするか、別の key にしてください',
    ])
    expect(ruleFlaws({ quotas: [quota] }, { quotas: [{ ...quota, limit: 8 }] })).toEqual([])
  })

  test('だれかに、いつか料金のない時間があれば言う', () => {
    expect(tariffFlaws({ prices: [{ per: 'hour', from: '09:00', amount: 400 }] })).toEqual([
      'tariffs.0.tariff.prices：利用者区分「resident」の1月の平日 00:00 の料金がありません。条件のない行を最後に足してください',
    ])
    expect(
      tariffFlaws({
        prices: [
          { per: 'hour', inWard: true, amount: 400 },
          { per: 'hour', days: ['weekday', 'saturday', 'sunday'], amount: 800 },
        ],
      }),
    ).toEqual([
      'tariffs.0.tariff.prices：利用者区分「outside」の1月の祝日 00:00 の料金がありません。条件のない行を最後に足してください',
    ])
  })
})

describe('書き方の誤り', () => {
  const plain = JSON.parse(JSON.stringify(rules()))

  test('どこに何を書くかを、日本語で言う', () => {
    const { holdMinutes: _, ...rest } = plain
    const wrong = {
      ...rest,
      weather: 'yes',
      colour: 'red',
      registration: 'sometimes',
      quotas: [{ ...quota, limit: 0 }],
      stages: [stage({ opens: { months: 3, day: 1, at: '9時' } }), stage({ opens: { days: 3, hour: 9, at: '09:00' } })],
    }
    expect(problems(() => parseRuleSet(wrong)).toSorted()).toEqual([
      'holdMinutes：書いてありません。書いてください',
      'quotas.0.limit：上限は1以上で書いてください。使わせないなら受付期間から外します',
      'registration：booking、use のどれかで書いてください',
      'stages.0.opens.at：時刻は 09:00 の形で書いてください',
      'stages.1.opens：知らない項目「hour」があります。消すか、名前を直してください',
      'weather：true か falseで書いてください',
      '全体：知らない項目「colour」があります。消すか、名前を直してください',
    ])
  })

  test('受付の種類の誤りも、あるものを言う', () => {
    expect(problems(() => parseRuleSet({ ...plain, stages: [stage({ kind: 'first' })] }))).toEqual([
      'stages.0.kind：first-come、lottery のどれかで書いてください',
    ])
  })

  test('料金は円の整数である', () => {
    expect(
      problems(() => parseTariff({ source: 'a', confirmed: true, prices: [{ per: 'hour', amount: 100.5 }] })),
    ).toEqual(['prices.0.amount：円の整数で書いてください'])
    expect(problems(() => parseTariff({ source: 'a', confirmed: true, prices: [{ per: 'day', amount: -1 }] }))).toEqual(
      [
        'prices.0.per：block、hour、half-hour、use のどれかで書いてください',
        'prices.0.amount：0円以上で書いてください',
      ],
    )
    expect(problems(() => parseTariff({ source: 'a', confirmed: true, prices: [] }))).toEqual([
      'prices：料金を1つ以上書いてください',
    ])
  })
})
