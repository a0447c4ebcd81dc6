import { describe, expect, it } from 'vitest'
import type { PersonId } from '#platform/ids/index.ts'
import { type CheckFacts, checkCase } from './case-checks.ts'

const hanako = '00000000-0000-7000-8000-000000000001' as PersonId
const haruna = '00000000-0000-7000-8000-000000000002' as PersonId
const ren = '00000000-0000-7000-8000-000000000003' as PersonId

const facts: CheckFacts = {
  channel: 'web',
  asksSignature: true,
  applicant: hanako,
  typing: undefined,
  signedAtPortal: false,
  hasSignature: true,
  signedHashMatches: true,
  subjects: [hanako, haruna],
  together: [],
  household: [hanako, haruna],
  standing: 'resident',
  payment: { state: 'authorised', holdExpiresAt: Temporal.Instant.from('2026-12-09T00:00:00Z') },
  feeTotal: 410,
  now: Temporal.Instant.from('2026-12-02T00:00:00Z'),
  missingGlyphs: [],
}

const failing = (change: Partial<CheckFacts>) =>
  checkCase({ ...facts, ...change })
    .filter((check) => !check.ok)
    .map((check) => check.note)

describe('照合', () => {
  it('署名・世帯・住民記録・手数料・文字がそろっていれば、すべて一致になる', () => {
    expect(failing({})).toEqual([])
  })

  it('世帯の外の人が一人でも入っていれば、世帯の照合は通らない', () => {
    expect(failing({ subjects: [hanako, ren] })).toEqual(['left_household'])
    expect(failing({ subjects: [] })).toEqual(['left_household'])
  })

  it('申請のあとに世帯を離れた人がいれば分かる', () => {
    expect(failing({ household: [hanako] })).toEqual(['left_household'])
  })

  it('いっしょに住むと書かれた人が世帯にいなければ分かり、書類の要らない手続では世帯を比べない', () => {
    const [child, other] = [{ isInHousehold: true }, { isInHousehold: false }]
    expect(failing({ subjects: undefined, together: [child] })).toEqual([])
    expect(failing({ subjects: undefined, together: [child, other] })).toEqual(['not_in_household'])
    const names = checkCase({ ...facts, subjects: undefined, feeTotal: 0 }).map(({ name }) => name)
    expect(names).toEqual(['signature', 'register', 'glyphs'])
  })

  it('署名がないこと、署名のあとで中身が変わったことは、別のこととして示す', () => {
    expect(failing({ hasSignature: false })).toEqual(['no_signature'])
    expect(failing({ signedHashMatches: false })).toEqual(['content_changed'])
  })

  it('あと1日以内に切れる支払いの枠は、切れる前に知らせる', () => {
    expect(failing({ payment: { state: 'authorised', holdExpiresAt: facts.now.add({ hours: 23 }) } })).toEqual([
      'hold_lapsing',
    ])
    expect(failing({ payment: { state: 'authorised', holdExpiresAt: facts.now.add({ hours: 24 }) } })).toEqual([])
    expect(failing({ payment: undefined })).toEqual(['not_paid'])
    expect(failing({ payment: undefined, feeTotal: 0 })).toEqual([])
  })

  it('印刷できない文字があれば、空の四角を印刷する前に知らせる', () => {
    expect(failing({ missingGlyphs: ['𠮷󠄁'] })).toEqual(['missing_glyphs'])
  })

  it('紙の受付には電子署名を求めず、読み合わせが済むまで「確かめる」と示す', () => {
    const paper = { channel: 'counter', hasSignature: false } as const
    expect(failing({ ...paper, typing: 'open' })).toEqual(['typing_not_compared'])
    expect(checkCase({ ...facts, ...paper, typing: 'compared' })[0]).toEqual({ name: 'paper', ok: true })
  })

  it('マイナポータルの申請は、そこで確かめた署名を、まどぐちの署名とは別のものとして示す', () => {
    const filed = { channel: 'mynaportal', hasSignature: false } as const
    expect(checkCase({ ...facts, ...filed, signedAtPortal: true })[0]).toEqual({ name: 'portal', ok: true })
    expect(failing(filed)).toEqual(['not_signed_at_portal'])
    expect(failing({ ...filed, signedAtPortal: true, typing: 'open' })).toEqual(['typing_not_compared'])
  })
})
