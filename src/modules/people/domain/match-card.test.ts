import { describe, expect, test } from 'vitest'
import type { PersonId } from '#platform/ids/index.ts'
import { matchCard } from './match-card.ts'
import type { HouseholdId, RegisterRecord } from './record.ts'

const id = (text: string) => text as PersonId
const hanako: RegisterRecord = {
  personId: id('hanako'),
  atenaNumber: '0010000101',
  householdId: 'sato' as HouseholdId,
  relation: '妻',
  name: '佐藤花子',
  kana: 'さとうはなこ',
  kanaIsOfficial: true,
  alias: null,
  aliasKana: null,
  formerSurname: null,
  formerSurnameKana: null,
  birthDate: { isKnown: true, date: Temporal.PlainDate.from('1989-05-14') },
  sex: 'female',
  address: {
    postcode: '179-0072',
    municipality: '東京都練馬区',
    town: '光が丘',
    chome: 2,
    ban: '9',
    go: '6',
    lot: null,
    building: '304号室',
  },
  addressSince: null,
  residentSince: Temporal.PlainDate.from('2014-04-01'),
  previousAddress: null,
  honseki: null,
  honsekiHead: null,
  foreign: null,
}
const card = {
  issuer: 'https://auth.example',
  subject: 'card-0001',
  acr: 'aal3 crl',
  name: '佐藤花子',
  address: '東京都練馬区光が丘二丁目9番6号',
  birthDate: Temporal.PlainDate.from('1989-05-14'),
  gender: '2',
}

describe('カードと住民記録を結ぶ', () => {
  test('4情報が一人とだけ一致すれば、その人である', () => {
    expect(matchCard(card, [hanako])).toEqual({ ok: true, personId: 'hanako' })
  })

  test.each([
    ['氏名', { ...card, name: '佐藤華子' }],
    ['生年月日', { ...card, birthDate: Temporal.PlainDate.from('1989-05-15') }],
    ['性別', { ...card, gender: '1' }],
    ['住所', { ...card, address: '東京都練馬区光が丘二丁目9番7号' }],
    ['性別の書き方', { ...card, gender: 'constructor' }],
  ])('%sが一つでも違えば、結ばない', (_, wrong) => {
    expect(matchCard(wrong, [hanako])).toEqual({ ok: false, reason: 'nobody' })
  })

  test('生年月日の分からない人は、見なしの日が同じでも、機械では結ばない', () => {
    const unknown = {
      ...hanako,
      birthDate: { isKnown: false, text: '平成元年 月日不詳', assumed: card.birthDate },
    } as const
    expect(matchCard(card, [unknown])).toEqual({ ok: false, reason: 'nobody' })
  })

  test('同姓同名で同じ日に生まれた二人が同じ建物にいて、カードに方書がなければ、窓口で決める', () => {
    const neighbour = { ...hanako, personId: id('neighbour'), address: { ...hanako.address, building: '101号室' } }
    expect(matchCard(card, [hanako, neighbour])).toEqual({ ok: false, reason: 'several' })
    const withRoom = { ...card, address: `${card.address} 304号室` }
    expect(matchCard(withRoom, [hanako, neighbour])).toEqual({ ok: true, personId: 'hanako' })
  })
})
