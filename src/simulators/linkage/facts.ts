import type { CardHolder } from '../world/people.ts'

const items = {
  income: '所得・課税',
  insurance: '医療保険',
  'public-account': '公金受取口座',
  'residence-elsewhere': '他の区市町村の住民票',
} as const
export type LinkageItem = keyof typeof items

export const isItem = (item: string): item is LinkageItem => Object.hasOwn(items, item)

/** The item's name for the record; the bare key of an unknown one. */
export const itemName = (item: string): string => (isItem(item) ? items[item] : item)

type Facts = { source: string; value: Record<string, unknown> }

/** What other bodies know of a demo person; always the same for the same person. */
export const factsAbout = (
  item: LinkageItem,
  person: CardHolder | undefined,
  described: { name: string; address: string } | undefined,
): Facts | undefined => {
  if (item === 'residence-elsewhere') return described && elsewhere(described)
  if (!person) return undefined
  const number = numberOf(person)
  switch (item) {
    case 'income':
      return { source: '前住所地の市区町村', value: { fiscal_year: 2026, income: 3_000_000 + (number % 40) * 100_000 } }
    case 'insurance':
      return number % 4 === 0
        ? { source: '国民健康保険', value: { kind: 'national', since: '2024-04-01' } }
        : { source: '全国健康保険協会 東京支部', value: { kind: 'employees', since: '2019-04-01' } }
    case 'public-account':
      return {
        source: 'デジタル庁 公金受取口座登録システム',
        value: {
          bank_code: '0001',
          branch_code: String(100 + (number % 800)).padStart(3, '0'),
          kind: 'ordinary',
          number: String(1_000_000 + (number % 8_999_999)),
          holder_kana: person.kana,
        },
      }
  }
}

// 「札幌市北区…」 answers as 札幌市北区's register would; an address without a municipality is on no register.
const elsewhere = ({ address }: { address: string }): Facts | undefined => {
  const [municipality] = /^.{1,30}?[市区町村]/u.exec(address) ?? []
  return municipality ? { source: municipality, value: { registered: true, since: '2024-04-01' } } : undefined
}

const numberOf = ({ birthDate }: CardHolder): number => Number(birthDate.replaceAll('-', '')) % 9_973
