import { describe, expect, test } from 'vitest'
import { contradictions } from './domain/check/contradictions.ts'
import type { RuleSet } from './domain/data/rule-set.ts'
import { at, block, calendar, day, freeTime, group, pattern, time, wall } from './domain/fixtures.ts'
import { chooseBlocks, cutOffs, mayBook, payUntil, priceOf, quotasFor, stagesFor, sumOf } from './index.ts'
import type { RegistrantFacts } from './domain/facts.ts'
import { writtenIn } from './profile.ts'
import { rulesOfTown } from './testing/towns.ts'

// What of the published rules belongs to the draw itself (wishes, ranking, substitutes) is not here.

const written = writtenIn({ config: { root: process.cwd(), profile: 'nerima' } })
function nerima(key: string): RuleSet {
  const found = written.rules.find(({ keys }) => keys.includes(key))
  if (!found) throw new Error(`no rules ${key}`)
  return found.rules
}
function nerimaTariff(key: string) {
  const found = written.tariffs.find(({ keys }) => keys.includes(key))
  if (!found) throw new Error(`no tariff ${key}`)
  return found.tariff
}

/** 「draw 2026-06-01T00:00–2026-06-16T00:00」, a line for each stage. */
const periods = (rules: RuleSet, useDay: string) =>
  stagesFor(rules, day(useDay), calendar).map(({ key, opens, closes }) => `${key} ${wall(opens)}–${wall(closes)}`)

const confirmed = (rules: RuleSet, useDay: string) =>
  stagesFor(rules, day(useDay), calendar).flatMap((stage) =>
    stage.kind === 'lottery' && stage.confirm
      ? [`${wall(stage.draw)} ${wall(stage.confirm.opens)}–${wall(stage.confirm.until)}`]
      : [],
  )

const may = (rules: RuleSet, facts: RegistrantFacts, useDay: string, now: string) => {
  const answer = mayBook(rules, facts, day(useDay), at(now), calendar)
  return answer.ok ? answer.stage.key : answer.reason
}

const outside = group({ class: 'group-outside', inWard: false, membersInWard: 0 })

const counted = (rules: RuleSet, chosen: ReturnType<typeof time>, kind: 'first-come' | 'lottery', more = {}) =>
  quotasFor(rules, {
    registrantId: 'r',
    personIds: ['p', 'q'],
    facts: group(),
    category: 'gym',
    facility: 'house',
    time: chosen,
    bookedOn: day('2026-10-01'),
    calendar,
    kind,
    ...more,
  }).map(({ entity, rule, period, weight, limit }) => `${entity} ${rule} ${period} ${weight}/${limit}`)

describe('横浜市の規則', () => {
  const yokohama = rulesOfTown('yokohama')

  test('ホールは6か月前の1日から15日に抽選を申し込み、18日から25日に確定し、月末までに支払う', () => {
    expect(periods(yokohama('hall'), '2026-12-31')).toEqual([
      'draw 2026-06-01T00:00–2026-06-16T00:00',
      'rest 2026-06-26T00:00–2026-12-31T00:00',
    ])
    expect(confirmed(yokohama('hall'), '2026-12-31')).toEqual(['2026-06-16T09:00 2026-06-18T00:00–2026-06-26T00:00'])
    const end = payUntil(yokohama('hall'), { approvedAt: at('2026-06-20T10:00'), useDay: day('2026-12-31') }, calendar)
    expect(end && wall(end)).toBe('2026-07-01T00:00')
  })

  test('部屋は3か月前の月である', () => {
    expect(periods(yokohama('room'), '2027-05-31')[1]).toBe('rest 2027-02-26T00:00–2027-05-31T00:00')
  })

  test('団体は5人以上である', () => {
    const four = group({ members: 4, membersInWard: 4 })
    expect(may(yokohama('room'), four, '2026-12-31', '2026-10-10T10:00')).toBe('members')
    expect(may(yokohama('room'), group({ members: 5 }), '2026-12-31', '2026-10-10T10:00')).toBe('rest')
  })
})

describe('川崎市の規則', () => {
  const room = rulesOfTown('kawasaki')('room')

  test('4か月前の17日から23日に申し込み、24日に抽選し、28日までに確定する。空きは29日から3日前まで', () => {
    expect(periods(room, '2026-12-20')).toEqual([
      'draw 2026-08-17T00:00–2026-08-24T00:00',
      'rest 2026-08-29T00:00–2026-12-18T00:00',
    ])
    expect(confirmed(room, '2026-12-20')).toEqual(['2026-08-24T09:00 2026-08-25T00:00–2026-08-29T00:00'])
    expect(may(room, group(), '2026-12-20', '2026-12-17T23:59:59')).toBe('rest')
    expect(may(room, group(), '2026-12-20', '2026-12-18T00:00')).toBe('too-late')
  })

  test('29日のない2月は翌日の3月1日から、うるう年は29日から', () => {
    expect(periods(room, '2027-06-30')[1]).toContain('rest 2027-03-01T00:00')
    expect(periods(room, '2028-06-30')[1]).toContain('rest 2028-02-29T00:00')
  })
})

describe('杉並区の規則', () => {
  const suginami = rulesOfTown('suginami')

  test('登録団体、区民の順に抽選があり、空きは2か月前の27日8時30分から', () => {
    expect(periods(suginami('room'), '2026-12-20')).toEqual([
      'groups 2026-09-15T00:00–2026-09-24T00:00',
      'residents 2026-10-01T00:00–2026-10-10T00:00',
      'rest 2026-10-27T08:30–2026-12-21T00:00',
    ])
    expect(may(suginami('room'), group(), '2026-12-20', '2026-10-27T08:29:59')).toBe('too-early')
    expect(may(suginami('room'), group(), '2026-12-20', '2026-10-27T08:30')).toBe('rest')
  })

  test('区外の方は空きだけを申し込める', () => {
    const stages = stagesFor(suginami('room'), day('2026-12-20'), calendar)
    expect(stages.filter(({ who }) => who.inWard !== true).map(({ key }) => key)).toEqual(['rest'])
    expect(may(suginami('room'), outside, '2026-12-20', '2026-10-27T08:30')).toBe('rest')
  })

  test('ホールは8か月前と7か月前の月である', () => {
    expect(periods(suginami('hall'), '2026-12-20')).toEqual([
      'groups 2026-04-15T00:00–2026-04-24T00:00',
      'residents 2026-05-01T00:00–2026-05-10T00:00',
      'rest 2026-05-27T08:30–2026-12-21T00:00',
    ])
  })
})

describe('名古屋市の規則', () => {
  const court = rulesOfTown('nagoya')('court')
  const daytime = block(2, '11:00', '15:00', { weight: 2 })

  test('2か月前の1日から14日に申し込み、15日に抽選し、16日から25日に確定する', () => {
    expect(periods(court, '2026-12-20')).toEqual([
      'draw 2026-10-01T00:00–2026-10-15T00:00',
      'rest 2026-10-26T00:00–2026-12-21T00:00',
    ])
    expect(confirmed(court, '2026-12-20')).toEqual(['2026-10-15T09:00 2026-10-16T00:00–2026-10-26T00:00'])
  })

  test('申込みは月4つ、うち土日は2つまでで、長い「昼間」は2つと数える', () => {
    expect(counted(court, time('2026-12-19', [daytime]), 'lottery')).toEqual([
      'r applications 2026-12-01 2/4',
      'r applications-weekend 2026-12-01 2/2',
    ])
    expect(counted(court, time('2026-12-18', [daytime]), 'lottery')).toEqual(['r applications 2026-12-01 2/4'])
    expect(counted(court, time('2026-12-19', [daytime]), 'first-come')).toEqual([])
  })
})

describe('今日の練馬区の規則', () => {
  test('体育館の団体は10人以上で過半数が区内、半面の夕方は3,000円である', () => {
    const gyms = nerima('gyms')
    const now = '2026-11-01T09:00'
    expect(may(gyms, group({ members: 10, membersInWard: 6 }), '2027-01-10', now)).toBe('groups')
    expect(may(gyms, group({ members: 10, membersInWard: 5 }), '2027-01-10', now)).toBe('members')
    expect(may(gyms, group({ members: 9, membersInWard: 9 }), '2027-01-10', now)).toBe('members')
    expect(may(gyms, outside, '2027-01-10', now)).toBe('class')
    const blocks = [
      block(1, '09:00', '12:00'),
      block(2, '12:30', '15:30'),
      block(3, '16:00', '18:00'),
      block(4, '18:30', '21:30'),
    ]
    const prices = (key: string) => blocks.map((one) => price('gyms', key, time('2026-12-20', [one]), group()))
    expect(prices('nakamura-arena')).toEqual([9000, 9000, 6000, 9000])
    expect(prices('nakamura-arena-half')).toEqual([4500, 4500, 3000, 4500])
    expect(prices('nakamura-budo')).toEqual([2700, 2700, 1800, 2700])
  })

  test('テニスは4人以上で全員が区内、1時間800円に照明が300円、75歳以上が半数の10人なら免除である', () => {
    const courts = nerima('courts')
    const four = group({ members: 4, membersInWard: 4 })
    expect(may(courts, four, '2027-01-10', '2026-11-01T09:00')).toBe('in-ward')
    expect(may(courts, group({ members: 4, membersInWard: 3 }), '2027-01-10', '2026-11-01T09:00')).toBe('members')
    const evening = time('2026-12-20', [block(5, '17:00', '19:00')])
    expect(price('courts', 'court', evening, four)).toBe(2200)
    expect(price('courts', 'court', time('2026-12-20', [block(1, '09:00', '11:00')]), four)).toBe(1600)
    const old = (over75: number, over65: number) =>
      group({ members: 10, membersInWard: 10, share: { over75, over65, disabled: 0, juniorHighOrYounger: 0 } })
    expect(price('courts', 'court', evening, old(5, 5))).toBe(0)
    expect(price('courts', 'court', evening, old(4, 5))).toBe(1100)
    expect(price('courts', 'court', evening, old(4, 4))).toBe(2200)
    expect(counted(courts, evening, 'first-come')).toEqual([
      'p courts-month 2026-12-01 1/2',
      'q courts-month 2026-12-01 1/2',
    ])
  })

  test('生涯学習センターのホールは6か月前の初日に抽選、ほかは翌日から14日前まで、月4区分である', () => {
    const hall = nerima('learning')
    expect(periods(hall, '2026-12-20')).toEqual([
      'draw 2026-06-01T09:00–2026-06-01T10:00',
      'everybody 2026-06-02T09:00–2026-12-07T00:00',
    ])
    // 6か月前の初日が元日のときは、年末年始の明けた4日に移る。
    expect(periods(hall, '2027-07-20')[0]).toContain('draw 2027-01-04T09:00')
    const [draw] = stagesFor(hall, day('2026-12-20'), calendar)
    expect(draw?.members).toEqual({ least: 10, inWard: 'half' })
    expect(may(hall, outside, '2026-12-20', '2026-06-02T09:00')).toBe('everybody')
    expect(counted(hall, time('2026-12-20', [block(1, '09:00', '12:00')]), 'first-come')).toEqual([
      'r learning-month 2026-12-01 1/4',
    ])
  })

  test('地域集会施設の17時から17時30分は、前後に1時間以上使うときだけ選べる', () => {
    const hours = [
      block(1, '16:00', '17:00'),
      block(2, '17:00', '17:30', { isBridge: true }),
      block(3, '17:30', '18:30'),
    ]
    const on = pattern('2026-12-20', hours)
    expect(chooseBlocks(on, [2])).toEqual({ ok: false, reason: 'bridge-alone' })
    expect(chooseBlocks(on, [1, 2])).toEqual({ ok: false, reason: 'bridge-alone' })
    const both = chooseBlocks(on, [1, 3])
    if (!both.ok) throw new Error(both.reason)
    expect(both.time.blocks.map(({ no }) => no)).toEqual([1, 2, 3])
    expect(price('community', 'community-room', both.time, group())).toBe(500)
    const young = { over75: 0, over65: 0, disabled: 0, juniorHighOrYounger: 5 }
    const pupils = group({ members: 5, membersInWard: 5, share: young })
    expect(may(nerima('community'), pupils, '2026-12-20', '2026-10-01T09:00')).toBe('members')
  })

  test('産業プラザは1日から9日に抽選、19日から先着、月8区分、うち抽選4区分である', () => {
    expect(periods(nerima('plaza'), '2026-12-20')).toEqual([
      'draw 2026-06-01T09:00–2026-06-10T00:00',
      'everybody 2026-06-19T09:00–2026-12-19T21:00',
    ])
    expect(periods(nerima('plaza-hall'), '2026-12-20').slice(0, 2)).toEqual([
      'first-draw 2025-12-01T09:00–2025-12-10T00:00',
      'second-draw 2026-06-01T09:00–2026-06-10T00:00',
    ])
    const chosen = freeTime('2026-12-20', '09:00', '14:00')
    expect(counted(nerima('plaza'), chosen, 'first-come')).toEqual(['r plaza-month 2026-12-01 2/8'])
    expect(counted(nerima('plaza'), chosen, 'lottery')).toContain('r plaza-draw 2026-12-01 2/4')
    expect(price('plaza', 'plaza-room', freeTime('2026-12-20', '09:00', '11:00'), outside)).toBe(3000)
  })

  test('本庁舎の会議室は3か月前の最初の開庁日の9時30分に抽選し、締切は開庁日で数える', () => {
    expect(periods(nerima('office-rooms'), '2026-11-20')).toEqual([
      'draw 2026-08-03T09:00–2026-08-03T09:30',
      'groups 2026-08-03T10:00–2026-11-17T17:00',
    ])
    // 1月5日、4日、その前の開庁日は12月28日である。
    expect(wall(cutOffs(nerima('office-rooms'), day('2027-01-06'), calendar).bookUntil)).toBe('2026-12-28T17:00')
  })
})

test('どの市区の規則にも、矛盾がない', () => {
  const others = [
    ['yokohama', 'hall'],
    ['yokohama', 'room'],
    ['kawasaki', 'room'],
    ['suginami', 'room'],
    ['suginami', 'hall'],
    ['nagoya', 'court'],
  ] as const
  for (const [town, kind] of others)
    expect(contradictions(town, rulesOfTown(town)(kind), calendar), `${town} ${kind}`).toEqual([])
})

function price(rules: string, tariff: string, chosen: ReturnType<typeof time>, facts: RegistrantFacts): number {
  return sumOf(
    priceOf({ rules: nerima(rules), tariff: nerimaTariff(tariff), time: chosen, facts, equipment: [], calendar }),
  )
}
