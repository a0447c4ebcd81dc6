import { demoPersonId, demoStaffId } from './people.ts'
import type { DemoPerson, DemoStaff } from './person.ts'

// The few people of ひなた町, a town that does not exist: 見本県 and its postcode are nowhere.

const takagiHome = { town: '日向', lot: '12', building: 'ひだまり荘 201', postcode: '000-0001' }
const takagiFamily = {
  household: 'takagi',
  address: takagiHome,
  honseki: '見本県ひなた町日向12番地',
  honsekiHead: '高木由美',
  residentSince: '2018-04-01',
  addressSince: '2018-04-01',
  previousAddress: '見本県こかげ市中央一丁目1番1号',
}

export const takagiYumi: DemoPerson = {
  ...takagiFamily,
  personId: demoPersonId(1),
  atenaNumber: '0010000101',
  name: '高木由美',
  kana: 'タカギ ユミ',
  birthDate: '1988-07-15',
  sex: 'female',
  relation: '世帯主',
  card: {
    subject: 'hinata-card-0001',
    address: '見本県ひなた町日向12番地 ひだまり荘 201',
    pin: '1234',
    signingPassword: 'YUMI0715',
    certificateSerial: '4D41444F00009901',
    certificateValidUntil: '2030-07-15',
  },
  contacts: {
    lineUserId: 'U5a70a4a6b0c14f0f9b0e0f1d2c3b4b01',
    mail: 'yumi.takagi@example.jp',
    mobile: '070-0000-0901',
  },
}

export const takagiHaruka: DemoPerson = {
  ...takagiFamily,
  personId: demoPersonId(2),
  atenaNumber: '0010000102',
  name: '高木悠',
  kana: 'タカギ ハルカ',
  birthDate: '2017-03-03',
  sex: 'other',
  relation: '子',
  contacts: {},
}

/** No card, no phone: he comes to the counter. */
export const okazakiShigeru: DemoPerson = {
  personId: demoPersonId(3),
  atenaNumber: '0010000203',
  name: '岡崎茂',
  kana: 'オカザキ シゲル',
  birthDate: '1944-12-01',
  sex: 'male',
  household: 'okazaki',
  relation: '世帯主',
  address: { town: '川辺', lot: '3', postcode: '000-0002' },
  honseki: '見本県ひなた町川辺3番地',
  honsekiHead: '岡崎茂',
  residentSince: '1944-12-01',
  addressSince: '1970-05-01',
  contacts: {},
}

export const hinataPeople: readonly DemoPerson[] = [takagiYumi, takagiHaruka, okazakiShigeru]

export const hinataStaff: readonly DemoStaff[] = [
  {
    staffId: demoStaffId(1),
    staffNumber: '2001',
    name: '木下亮',
    kana: 'きのしたりょう',
    email: 'kinoshita.ryo@town.example.jp',
    posts: [{ office: 'residents', role: 'clerk', from: '2024-04-01' }],
  },
  {
    staffId: demoStaffId(2),
    staffNumber: '2002',
    name: '三浦真紀',
    kana: 'みうらまき',
    email: 'miura.maki@town.example.jp',
    posts: [
      { office: 'residents', role: 'manager', rank: 'section-head', from: '2023-04-01' },
      { office: 'residents', role: 'checker', rank: 'section-head', from: '2023-04-01' },
    ],
  },
  {
    staffId: demoStaffId(3),
    staffNumber: '2003',
    name: '坂井学',
    kana: 'さかいまなぶ',
    email: 'sakai.manabu@town.example.jp',
    posts: [{ office: 'general-affairs', role: 'administrator', from: '2022-04-01' }],
  },
  // Who has no other's papers on the desk looks at what may be destroyed.
  {
    staffId: demoStaffId(4),
    staffNumber: '2004',
    name: '菊地文',
    kana: 'きくちふみ',
    email: 'kikuchi.fumi@town.example.jp',
    posts: [{ office: 'general-affairs', role: 'manager', rank: 'section-head', from: '2023-04-01' }],
  },
]
