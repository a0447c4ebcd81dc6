import { describe, expect, test } from 'vitest'
import type { CampaignContent } from './campaign.ts'
import { differenceOf } from './difference.ts'
import { needsTwo, staleAt } from './guards.ts'
import { hoursOf } from './hours.ts'
import { leftoversIn } from './leftovers.ts'
import { showsSubject } from './look.ts'
import { outcomeOf } from './outcome.ts'
import { isLink, problemsOf } from './problems.ts'
import { after, campaignStates } from './states.ts'

const at = (text: string) => Temporal.Instant.from(`${text}+09:00`)
const content: CampaignContent = {
  title: '年末のごみ',
  topic: 'waste',
  segmentVersionId: null,
  urgency: 'ordinary',
  isStatutory: false,
  channels: ['line'],
  texts: { ja: { subject: '年末のごみ', body: '12月31日は集めません。' } },
  link: '/help',
  sourceAt: null,
  sendAt: at('2026-12-02T10:00').toString(),
  expiresAt: at('2026-12-05T17:00').toString(),
  overrideReason: null,
  corrects: null,
}
const now = at('2026-12-02T09:00')
const problems = (changed: Partial<CampaignContent>) =>
  problemsOf({ ...content, ...changed }, { now, topics: new Set(['waste']) }).map(({ why }) => why)

describe('状態', () => {
  test('承認されたものだけが送られ、終わったものは変えられない', () => {
    expect(campaignStates.filter((state) => after(state, 'start'))).toEqual(['approved'])
    expect(campaignStates.filter((state) => after(state, 'change'))).toEqual(['draft'])
    for (const state of ['done', 'expired', 'withdrawn'] as const) {
      expect(after(state, 'withdraw')).toBeUndefined()
      expect(after(state, 'brake')).toBeUndefined()
    }
  })

  test('止めたものは再開でき、送っている途中の訂正は止めてから作る', () => {
    expect(after('braked', 'release')).toBe('sending')
    expect(after('sending', 'correct')).toBe('braked')
  })
})

describe('出せるもの', () => {
  test('LINEで送れる長さを、UTF-16の数で数える', () => {
    const body = (length: number) => ({ texts: { ja: { subject: '件', body: '𠮷'.repeat(length) } } })
    expect(problems(body(2400))).toEqual([])
    expect(problems(body(2500))).toEqual(['line-too-long'])
  })

  test('リンクは住民のページかhttpsだけである', () => {
    for (const link of ['', '/facilities?area=a', 'https://www.city.example.lg.jp/a']) expect(isLink(link)).toBe(true)
    for (const link of [
      '//evil.example',
      '/staff',
      '/api/v1',
      'http://a.jp/',
      'javascript:alert(1)',
      'https://a@b.jp/',
    ])
      expect(isLink(link)).toBe(false)
  })

  test('緊急には、夜でも送る理由が要る。だれにも届かないものは出せない', () => {
    expect(problems({ urgency: 'emergency' })).toEqual(['reason'])
    expect(problems({ topic: null })).toEqual(['nobody'])
    expect(problems({ topic: 'gone' })).toEqual(['topic'])
    expect(problems({ topic: null, corrects: content.corrects ?? ('x' as never) })).toEqual([])
    expect(problems({ expiresAt: content.sendAt })).toEqual(['order'])
  })
})

describe('出ていく時間', () => {
  const hours = (changed: Partial<CampaignContent>, quiet = { from: '21:00', until: '08:00' }) =>
    hoursOf({ ...content, ...changed }, quiet).map(({ from, until }) => [from, until].map(String))

  test('夜をまたぐ静かな時間を除き、期限で切れる', () => {
    expect(hours({ sendAt: at('2026-12-02T22:30').toString(), expiresAt: at('2026-12-04T09:00').toString() })).toEqual([
      [at('2026-12-03T08:00'), at('2026-12-03T21:00')].map(String),
      [at('2026-12-04T08:00'), at('2026-12-04T09:00')].map(String),
    ])
  })

  test('昼の静かな時間でも同じである', () => {
    expect(
      hours(
        { sendAt: at('2026-12-02T12:30').toString(), expiresAt: at('2026-12-02T14:00').toString() },
        { from: '12:00', until: '13:00' },
      ),
    ).toEqual([[at('2026-12-02T13:00'), at('2026-12-02T14:00')].map(String)])
  })

  test('緊急は、夜でもすぐに出ていく', () => {
    expect(hours({ urgency: 'emergency', sendAt: at('2026-12-02T23:50').toString() })).toHaveLength(1)
  })

  test('朝までに期限が来るものは、出ていく時間がない', () => {
    expect(hours({ sendAt: at('2026-12-02T22:00').toString(), expiresAt: at('2026-12-03T07:00').toString() })).toEqual(
      [],
    )
  })
})

describe('守り', () => {
  const limits = { emergencyMinutes: 30, ordinaryDays: 7, topics: { events: { ordinaryDays: 30 } } }

  test('もとの情報は、緊急は30分、通常は7日で古くなる。分野ごとに変えられる', () => {
    const sourceAt = at('2026-12-02T09:00').toString()
    expect(staleAt({ ...content, sourceAt, urgency: 'emergency' }, limits)).toEqual(at('2026-12-02T09:30'))
    expect(staleAt({ ...content, sourceAt }, limits)).toEqual(at('2026-12-09T09:00'))
    expect(staleAt({ ...content, sourceAt, topic: 'events' }, limits)).toEqual(at('2027-01-01T09:00'))
    expect(staleAt(content, limits)).toBeUndefined()
  })

  test('続けて出る緊急は、決めた件数を超えると2人の承認が要る', () => {
    expect(needsTwo('emergency', 2, { emergencies: 3 })).toBe(false)
    expect(needsTwo('emergency', 3, { emergencies: 3 })).toBe(true)
    expect(needsTwo('ordinary', 9, { emergencies: 3 })).toBe(false)
  })

  test('ロック画面には、健康や給付の分野と、対象として選び出された人への見出しを出さない。緊急は出す', () => {
    const shows = (topicIsOpen: boolean, isSelected: boolean) =>
      showsSubject({ isEmergency: false, topicIsOpen, isSelected })
    expect(shows(true, false)).toBe(true)
    expect(shows(false, false)).toBe(false)
    expect(shows(true, true)).toBe(false)
    expect(showsSubject({ isEmergency: true, topicIsOpen: false, isSelected: true })).toBe(true)
  })
})

describe('消し忘れ', () => {
  const found = (body: string) =>
    leftoversIn({ ja: { subject: '件名', body } }, ['テスト', 'XXX'], now).map(({ kind, found: what }) => [kind, what])

  test('下書きの言葉を、全角や小文字でも見つける', () => {
    expect(found('これはテストです')).toEqual([['placeholder', 'テスト']])
    expect(found('ｘｘｘさま')).toEqual([['placeholder', 'XXX']])
  })

  test('過ぎた日を見つけ、年のない1月は来年と読む', () => {
    expect(found('12月《がつ》1日《ついたち》まで')).toEqual([['past-date', '12月1日']])
    expect(found('12月2日から1月10日まで')).toEqual([])
    expect(found('令和8年11月3日')).toEqual([['past-date', '令和8年11月3日']])
  })

  test('今年ではない年を見つける', () => {
    expect(found('2024年度の計画')).toEqual([['other-year', '2024']])
    expect(found('令和6年の統計')).toEqual([['other-year', '令和6年']])
    expect(found('2026年の統計、電話03-2024-0000')).toEqual([['other-year', '2024']])
  })

  test('空いた行が続くと知らせる', () => {
    expect(found('一行目\n\n二行目')).toEqual([])
    expect(found('一行目\n\n\n二行目')).toEqual([['empty-lines', '']])
  })
})

describe('違いを1行ずつ', () => {
  test('残る行、消えた行、加わった行に分かれる', () => {
    expect(differenceOf('あ\nい\nう', 'あ\nえ\nう')).toEqual([
      { kind: 'same', text: 'あ' },
      { kind: 'gone', text: 'い' },
      { kind: 'new', text: 'え' },
      { kind: 'same', text: 'う' },
    ])
    expect(differenceOf('あ', 'あ').every(({ kind }) => kind === 'same')).toBe(true)
  })
})

describe('何人がどうなったか', () => {
  const chunk = { channel: 'line', state: 'sent', chunks: 1, recipients: 0, served: 0, leftOut: 0 }
  const people = (key: string, ...args: Parameters<typeof outcomeOf>) =>
    outcomeOf(...args).lines.find((line) => line.key === key)?.people

  test('LINEの束は全員かだれもかで、メールは届いた人から数える', () => {
    const counts = [
      { ...chunk, recipients: 500, served: 500, leftOut: 12 },
      { ...chunk, state: 'unknown', recipients: 480 },
      { ...chunk, channel: 'mail', state: 'unknown', recipients: 100, served: 40 },
      { ...chunk, channel: 'mail', state: 'created', recipients: 100 },
    ]
    const reasons = [{ channel: 'line', reason: 'blocked', people: 10 }]
    expect(people('sent', counts, reasons)).toEqual([500, 40])
    expect(people('unknown', counts, reasons)).toEqual([480, 60])
    expect(people('waiting', counts, reasons)).toEqual([0, 100])
    expect(people('left-out:blocked', counts, reasons)).toEqual([10, 0])
    expect(people('left-out:other', counts, reasons)).toEqual([2, 0])
  })
})
