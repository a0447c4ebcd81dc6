import type { PersonId } from '#platform/ids/index.ts'
import type { CertificateInput, CertificateSubject, Issuer } from './render/input.ts'

// Parse edge: ids of fixtures.
export const personId = (number: number): PersonId =>
  `0192f0c1-0000-7000-8000-${String(number).padStart(12, '0')}` as PersonId

export const issuer: Issuer = { prefecture: '東京都', name: '練馬区', mayorTitle: '練馬区長', specimen: true }

/** 佐藤花子, everything but 続柄 and 本籍 chosen. */
export const hanako: CertificateSubject = {
  personId: personId(1),
  name: '佐藤　花子',
  kana: 'サトウ　ハナコ',
  birthDate: '平成元年4月12日',
  sex: '女',
  residentSince: '平成27年10月1日',
  movedInOn: '令和3年3月28日',
  notifiedOn: '令和3年4月2日',
  previousAddress: '東京都杉並区上井草三丁目4番12号',
}

export const father: CertificateSubject = {
  personId: personId(2),
  name: '髙﨑　𠮷之助',
  kana: 'タカサキ　ヨシノスケ',
  birthDate: '昭和22年1月7日',
  sex: '男',
  relation: '世帯主',
  residentSince: '昭和46年6月15日',
  movedInOn: '令和3年3月28日',
  notifiedOn: '令和3年4月2日',
  previousAddress: '',
  honseki: '東京都練馬区豊玉北六丁目12番',
  headOfHonseki: '髙﨑　𠮷之助',
}

export const foreigner: CertificateSubject = {
  personId: personId(3),
  name: 'NGUYEN THI MAI ANH',
  kana: 'グエン　ティ　マイ　アイン',
  alias: '佐藤　舞',
  birthDate: '1992年8月30日',
  sex: '女',
  relation: '妻',
  residentSince: '令和元年5月20日',
  movedInOn: '令和3年3月28日',
  notifiedOn: '令和3年4月2日',
  previousAddress: '埼玉県和光市丸山台一丁目10番1号 メゾン・ド・ソレイユ和光市駅前壱番館 1203号室',
  foreign: {
    nationality: 'ベトナム',
    residenceStatus: '技術・人文知識・国際業務',
    residencePeriod: '3年',
    residenceUntil: '2028年5月19日',
    cardNumber: 'AB12345678CD',
  },
}

export const certificate = (subjects: readonly CertificateSubject[]): CertificateInput => ({
  issuer,
  documentNumber: '8練区戸第123号',
  issueNumber: 'R8-00000123',
  verificationNumber: '7K3M-PQ8W-Z4R6-T2XA',
  verificationUrl: 'http://localhost:3000/certificates/7K3MPQ8WZ4R6T2XA',
  verificationPage: 'http://localhost:3000/certificates/verification',
  issuedOn: Temporal.PlainDate.from('2026-12-02'),
  extent: subjects.length > 1 ? 'household' : 'part',
  householdHead: '髙﨑　𠮷之助',
  address: '東京都練馬区光が丘二丁目9番6号 光が丘パークタウンゆりの木通り南 5-1204',
  subjects,
})
