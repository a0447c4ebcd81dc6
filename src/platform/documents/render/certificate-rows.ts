import type { CertificateSubject } from './input.ts'

/** One box of the form: a small label above, the value below. `share` of the row's width. */
export type Cell = { label: string; value: string; share: number; kana?: string; large?: boolean }

/** The rows of one person's block in the order of the 住民票. Only chosen items carry a value. */
export function rowsOf(subject: CertificateSubject): Cell[][] {
  return [
    [
      { label: '氏名', value: subject.name, share: 0.5, large: true, ...(subject.kana && { kana: subject.kana }) },
      { label: '生年月日', value: subject.birthDate, share: 0.26 },
      { label: '性別', value: subject.sex, share: 0.09 },
      { label: '続柄', value: shown(subject.relation), share: 0.15 },
    ],
    ...otherNames(subject),
    [
      { label: '住民となった年月日', value: shown(subject.residentSince), share: 1 / 3 },
      { label: '住所を定めた年月日', value: shown(subject.movedInOn), share: 1 / 3 },
      { label: '届出の年月日', value: shown(subject.notifiedOn), share: 1 / 3 },
    ],
    ...(subject.foreign ? foreignRows(subject.foreign) : [honsekiRow(subject)]),
    [{ label: '前住所', value: shown(subject.previousAddress), share: 1 }],
  ]
}

const shown = (item: string | undefined): string => (item === undefined ? '省略' : item === '' ? '＊＊＊' : item)

const honsekiRow = (subject: CertificateSubject): Cell[] => [
  { label: '本籍', value: shown(subject.honseki), share: 0.66 },
  { label: '筆頭者の氏名', value: shown(subject.headOfHonseki), share: 0.34 },
]

// 根拠: 住民基本台帳法 第30条の45
const foreignRows = (foreign: NonNullable<CertificateSubject['foreign']>): Cell[][] => [
  [
    { label: '国籍・地域', value: shown(foreign.nationality), share: 0.34 },
    { label: '在留資格', value: shown(foreign.residenceStatus), share: 0.38 },
    { label: '在留期間等', value: shown(foreign.residencePeriod), share: 0.28 },
  ],
  [
    { label: '在留期間の満了の日', value: shown(foreign.residenceUntil), share: 0.34 },
    { label: '在留カード等の番号', value: shown(foreign.cardNumber), share: 0.66 },
  ],
]

function otherNames({ alias, formerName }: CertificateSubject): Cell[][] {
  const cells: Cell[] = []
  if (alias) cells.push({ label: '通称', value: alias, share: formerName ? 0.5 : 1 })
  if (formerName) cells.push({ label: '旧氏', value: formerName, share: alias ? 0.5 : 1 })
  return cells.length > 0 ? [cells] : []
}
