const grade = (number: number): string => (number <= 6 ? `小学${number}年生` : `中学${number - 6}年生`)
const or = (names: readonly string[]): string => names.join('・')

/** Definitions in words, for staff. Each condition ends with 人, so that they can be put together. */
export const words = {
  nobody: '条件はまだありません',
  everybody: 'すべての人',
  all: (parts: readonly string[]) => parts.join('で、'),
  any: (parts: readonly string[]) => `次のどれかに当てはまる人［${parts.join('／')}］`,
  none: (parts: readonly string[]) => `（ただし、${parts.join('と、')}を除く）`,
  group: (inner: string) => `［${inner}］`,
  source: (sources: readonly ('register' | 'declared')[]) =>
    `（${sources.map((source) => ({ register: '住民基本台帳', declared: '本人の登録' })[source]).join('と')}）`,
  years: (from: number, to?: number) =>
    to === undefined ? `${from}歳以上` : from === to ? `${from}歳` : `${from}歳から${to}歳`,
  age: (years: string, on?: string) => (on ? `${on}に${years}の人` : `${years}の人`),
  schoolYear: (from: number, to: number) => (from === to ? `${grade(from)}の人` : `${grade(from)}から${grade(to)}の人`),
  childAge: (years: string) => `${years}の子がいる世帯の人`,
  area: (towns: readonly string[]) => `${or(towns)}に住む人`,
  residentSince: (from?: string, to?: string) =>
    `${from && to ? `${from}から${to}まで` : from ? `${from}以降` : `${to}以前`}に住み始めた人`,
  headOfHousehold: '世帯主の人',
  topic: (name: string) => `分野「${name}」を選んだ人`,
  declaredAgeGroup: (name: string) => `年代を「${name}」と答えた人`,
  declaredArea: (name: string) => `地域を「${name}」と答えた人`,
  declaredChildAge: (years: string) => `${years}の子がいると答えた人`,
}
