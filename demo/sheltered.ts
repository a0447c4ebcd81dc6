import { demoPersonId, demoStaffId } from './people.ts'
import type { DemoPerson, DemoProtection } from './person.ts'

// A mother who left with her child, and the father who looks for them: to walk along the wall of 支援措置. Invented, at
// addresses of public buildings like everybody of the demo.

const home = {
  household: 'aoki',
  householdNumber: 9001,
  address: { town: '春日町', chome: 5, ban: '31', go: '2', building: '1-203', postcode: '179-0074' },
  honseki: '千葉県館山市北条1145番地1',
  honsekiHead: '青木剛',
  addressSince: '2026-08-20',
  previousAddress: '東京都練馬区大泉学園町五丁目5番18号',
} as const

export const aokiSayaka: DemoPerson = {
  ...home,
  personId: demoPersonId(13),
  atenaNumber: '0010000913',
  name: '青木沙也加',
  kana: 'アオキ サヤカ',
  birthDate: '1991-06-11',
  sex: 'female',
  relation: '世帯主',
  residentSince: '2017-04-01',
  card: {
    subject: 'card-0013',
    address: '東京都練馬区春日町五丁目31番2号1-203',
    pin: '1234',
    signingPassword: 'SAYAKA0611',
    certificateSerial: '4D41444F00000013',
    certificateValidUntil: '2030-05-14',
  },
  contacts: { mail: 'sayaka.aoki@example.jp' },
}

export const aokiSora: DemoPerson = {
  ...home,
  personId: demoPersonId(14),
  atenaNumber: '0010000914',
  name: '青木空',
  kana: 'アオキ ソラ',
  birthDate: '2019-10-02',
  sex: 'other',
  relation: '子',
  residentSince: '2019-10-02',
  contacts: {},
}

export const aokiTsuyoshi: DemoPerson = {
  personId: demoPersonId(15),
  atenaNumber: '0010000915',
  name: '青木剛',
  kana: 'アオキ ツヨシ',
  birthDate: '1988-01-19',
  sex: 'male',
  household: 'aoki-tsuyoshi',
  householdNumber: 9002,
  relation: '世帯主',
  address: { town: '大泉学園町', chome: 5, ban: '5', go: '18', postcode: '178-0061' },
  honseki: '千葉県館山市北条1145番地1',
  honsekiHead: '青木剛',
  residentSince: '2017-04-01',
  addressSince: '2017-04-01',
  card: {
    subject: 'card-0015',
    address: '東京都練馬区大泉学園町五丁目5番18号',
    pin: '1234',
    signingPassword: 'TSUYOSHI0119',
    certificateSerial: '4D41444F00000015',
    certificateValidUntil: '2030-05-14',
  },
  contacts: { mail: 'tsuyoshi.aoki@example.jp' },
}

export const shelteredPeople: readonly DemoPerson[] = [aokiSayaka, aokiSora, aokiTsuyoshi]

/** Asked for by the mother with her child; letters go to nobody's home but to the agreed place. */
export const shelter: DemoProtection = {
  person: aokiSayaka.personId,
  family: [aokiSora.personId],
  aggressor: { personId: aokiTsuyoshi.personId, name: aokiTsuyoshi.name },
  parentOf: aokiSora.personId,
  from: '2026-08-20',
  postcode: '176-8501',
  address: '東京都練馬区豊玉北六丁目12番1号 郵便局留',
  // 西村翔, 長谷川徹 of 戸籍住民課
  appliedBy: demoStaffId(22),
  decidedBy: demoStaffId(16),
}
