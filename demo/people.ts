import type { Id } from '#platform/ids/index.ts'
import type { DemoCard, DemoPerson } from './person.ts'

// The named people of the docs, the tests and the simulator's cards. They live at addresses of public buildings,
// so that nobody's home is shown. No individual number and no 住民票コード, not even an invented one.

const demoId = <Kind extends string>(kind: number, number: number): Id<Kind> =>
  `01900000-0000-7000-8${String(kind).padStart(3, '0')}-${String(number).padStart(12, '0')}` as Id<Kind>

export const demoPersonId = (number: number) => demoId<'person'>(1, number)
export const demoHouseholdId = (number: number) => demoId<'household'>(2, number)
export const demoStaffId = (number: number) => demoId<'staff'>(3, number)

const card = (number: number, address: string, signingPassword: string, validUntil = '2030-05-14'): DemoCard => ({
  subject: `card-${String(number).padStart(4, '0')}`,
  address,
  pin: '1234',
  signingPassword,
  certificateSerial: `4D41444F${String(number).padStart(8, '0')}`,
  certificateValidUntil: validUntil,
})

const satoHome = { town: '光が丘', chome: 2, ban: '9', go: '6', building: '304号室', postcode: '179-0072' }
const satoFamily = {
  household: 'sato',
  address: satoHome,
  honseki: '東京都練馬区光が丘二丁目9番',
  honsekiHead: '佐藤健',
  residentSince: '2014-04-01',
  addressSince: '2019-03-25',
  previousAddress: '東京都練馬区田柄五丁目14番21号',
}

export const satoHanako: DemoPerson = {
  ...satoFamily,
  personId: demoPersonId(1),
  atenaNumber: '0010000101',
  name: '佐藤花子',
  kana: 'サトウ ハナコ',
  birthDate: '1989-05-14',
  sex: 'female',
  relation: '妻',
  card: card(1, '東京都練馬区光が丘二丁目9番6号 304号室', 'HANAKO0514'),
  contacts: {
    lineUserId: 'U5a70a4a6b0c14f0f9b0e0f1d2c3b4a01',
    mail: 'hanako.sato@example.jp',
    mobile: '070-0000-0101',
  },
}

export const satoKen: DemoPerson = {
  ...satoFamily,
  personId: demoPersonId(2),
  atenaNumber: '0010000102',
  name: '佐藤健',
  kana: 'サトウ ケン',
  birthDate: '1987-11-02',
  sex: 'male',
  relation: '世帯主',
  card: card(2, '東京都練馬区光が丘2-9-6', 'KEN1102SATO'),
  contacts: { mail: 'ken.sato@example.jp', mobile: '070-0000-0102' },
}

export const satoHina: DemoPerson = {
  ...satoFamily,
  personId: demoPersonId(3),
  atenaNumber: '0010000103',
  name: '佐藤陽菜',
  kana: 'サトウ ヒナ',
  birthDate: '2016-08-21',
  sex: 'female',
  relation: '子',
  residentSince: '2016-08-21',
  contacts: {},
}

export const satoMinato: DemoPerson = {
  ...satoFamily,
  personId: demoPersonId(4),
  atenaNumber: '0010000104',
  name: '佐藤湊',
  kana: 'サトウ ミナト',
  birthDate: '2021-02-09',
  sex: 'male',
  relation: '子',
  residentSince: '2021-02-09',
  addressSince: '2021-02-09',
  contacts: {},
}

/** 髙 (はしごだか), 﨑 (たつさき) and 𠮷 (outside the BMP). His signing certificate has run out; he gets letters. */
export const takasakiYoshiro: DemoPerson = {
  personId: demoPersonId(5),
  atenaNumber: '0010000205',
  name: '髙﨑𠮷郎',
  kana: 'タカサキ ヨシロウ',
  birthDate: '1942-03-08',
  sex: 'male',
  household: 'takasaki',
  relation: '世帯主',
  address: { town: '田柄', chome: 3, ban: '28', go: '13', postcode: '179-0073' },
  honseki: '群馬県館林市城町1番地1',
  honsekiHead: '髙﨑𠮷郎',
  residentSince: '1968-10-01',
  addressSince: '1981-06-15',
  previousAddress: '東京都板橋区板橋二丁目66番1号',
  card: card(5, '東京都練馬区田柄三丁目28番13号', 'YOSHIRO1942', '2026-03-08'),
  contacts: {},
}

/** One undivided name, no 通称. */
export const nguyenThiLan: DemoPerson = {
  personId: demoPersonId(6),
  atenaNumber: '0010000306',
  name: 'NGUYEN THI LAN',
  kana: 'グエン ティ ラン',
  birthDate: '1996-01-27',
  sex: 'female',
  household: 'nguyen',
  relation: '世帯主',
  address: { town: '石神井町', chome: 7, ban: '28', go: '21', building: 'メゾン石神井 102', postcode: '177-0041' },
  foreigner: {
    nationality: 'ベトナム',
    category: '中長期在留者',
    status: '技術・人文知識・国際業務',
    period: '3年',
    expiresOn: '2028-04-10',
    cardNumber: 'ZZ00000306ZZ',
  },
  residentSince: '2023-05-08',
  addressSince: '2023-05-08',
  previousAddress: 'ベトナム',
  card: card(6, '東京都練馬区石神井町七丁目28番21号', 'LAN19960127'),
  contacts: {
    lineUserId: 'U5a70a4a6b0c14f0f9b0e0f1d2c3b4a06',
    mail: 'lan.nguyen@example.jp',
    mobile: '070-0000-0306',
  },
}

/** Another household: what he may not see is tested with him. */
export const yamamotoRen: DemoPerson = {
  personId: demoPersonId(7),
  atenaNumber: '0010000407',
  name: '山本蓮',
  kana: 'ヤマモト レン',
  birthDate: '1999-12-03',
  sex: 'male',
  household: 'yamamoto',
  relation: '世帯主',
  address: { town: '東大泉', chome: 7, ban: '20', go: '1', building: '大泉ハイツ205', postcode: '178-0063' },
  honseki: '新潟県長岡市大手通一丁目4番地',
  honsekiHead: '山本誠一',
  residentSince: '2022-03-28',
  addressSince: '2022-03-28',
  previousAddress: '新潟県長岡市大手通一丁目4番地10',
  card: card(7, '東京都練馬区東大泉七丁目20番1号大泉ハイツ205', 'REN19991203'),
  contacts: { lineUserId: 'U5a70a4a6b0c14f0f9b0e0f1d2c3b4a07', mail: 'ren.yamamoto@example.jp' },
}

/** No LINE, no mail: everything reaches him by letter. */
export const itoTadashi: DemoPerson = {
  personId: demoPersonId(8),
  atenaNumber: '0010000508',
  name: '伊藤正',
  kana: 'イトウ タダシ',
  birthDate: '1946-09-15',
  sex: 'male',
  household: 'ito',
  relation: '世帯主',
  address: { town: '下石神井', chome: 6, ban: '8', go: '15', postcode: '177-0042' },
  honseki: '東京都練馬区下石神井六丁目100番地',
  honsekiHead: '伊藤正',
  residentSince: '1946-09-15',
  addressSince: '1975-04-20',
  card: card(8, '東京都練馬区下石神井六丁目8番15号', 'TADASHI0915'),
  contacts: {},
}

/** 西大泉町: 地番 instead of 住居表示, no 丁目. */
export const kobayashiKazuko: DemoPerson = {
  personId: demoPersonId(9),
  atenaNumber: '0010000609',
  name: '小林和子',
  kana: 'コバヤシ カズコ',
  formerSurname: '大橋',
  birthDate: '1958-04-29',
  sex: 'female',
  household: 'kobayashi',
  relation: '世帯主',
  address: { town: '西大泉町', lot: '1179', postcode: '178-0066' },
  honseki: '東京都練馬区西大泉町1179番地',
  honsekiHead: '小林和子',
  residentSince: '1984-11-11',
  addressSince: '1984-11-11',
  card: card(9, '東京都練馬区西大泉町1179番地', 'KAZUKO0429'),
  contacts: { mail: 'kazuko.kobayashi@example.jp' },
}

const watanabe = {
  name: '渡辺久美',
  kana: 'ワタナベ クミ',
  birthDate: '1990-07-07',
  sex: 'female',
  relation: '世帯主',
  honsekiHead: '渡辺久美',
  residentSince: '2020-04-01',
  addressSince: '2020-04-01',
} as const

/** Her card lacks the 方書, and a namesake born on the same day lives in the same building: the counter decides. */
export const watanabeKumi: DemoPerson = {
  ...watanabe,
  personId: demoPersonId(10),
  atenaNumber: '0010000710',
  household: 'watanabe-101',
  address: { town: '氷川台', chome: 2, ban: '16', go: '14', building: '101号室', postcode: '179-0084' },
  honseki: '埼玉県和光市本町1番',
  card: card(10, '東京都練馬区氷川台二丁目16番14号', 'KUMI19900707'),
  contacts: { mail: 'kumi.watanabe@example.jp' },
}

export const watanabeKumiNamesake: DemoPerson = {
  ...watanabe,
  personId: demoPersonId(11),
  atenaNumber: '0010000711',
  household: 'watanabe-203',
  address: { town: '氷川台', chome: 2, ban: '16', go: '14', building: '203号室', postcode: '179-0084' },
  honseki: '北海道小樽市花園二丁目12番',
  contacts: {},
}

/** Moved out; the card still works elsewhere. */
export const ogawaShota: DemoPerson = {
  personId: demoPersonId(12),
  atenaNumber: '0010000812',
  name: '小川翔太',
  kana: 'オガワ ショウタ',
  birthDate: '1994-02-18',
  sex: 'male',
  household: 'ogawa',
  relation: '世帯主',
  address: { town: '平和台', chome: 2, ban: '18', go: '14', postcode: '179-0083' },
  honseki: '静岡県浜松市中央区元城町103番',
  honsekiHead: '小川隆',
  residentSince: '2018-04-02',
  addressSince: '2018-04-02',
  closed: { on: '2026-10-01', why: 'moved_out', to: '東京都板橋区板橋二丁目66番1号' },
  card: card(12, '東京都練馬区平和台二丁目18番14号', 'SHOTA0218'),
  contacts: { mail: 'shota.ogawa@example.jp' },
}

export const demoPeople: readonly DemoPerson[] = [
  satoHanako,
  satoKen,
  satoHina,
  satoMinato,
  takasakiYoshiro,
  nguyenThiLan,
  yamamotoRen,
  itoTadashi,
  kobayashiKazuko,
  watanabeKumi,
  watanabeKumiNamesake,
  ogawaShota,
]
