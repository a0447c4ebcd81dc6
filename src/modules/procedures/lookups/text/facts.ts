import { z } from 'zod'
import { formatYen, yen } from '#platform/money/index.ts'
import { toWareki } from '#platform/time/index.ts'

type Facts = Readonly<Record<string, unknown>>

/** What another body answered, in the words of the desk; an account is never among them. */
export function factWords(item: string, facts: Facts): string {
  switch (item) {
    case 'public-account':
      return ''
    case 'insurance':
      return [insurances[text(facts, 'kind')] ?? text(facts, 'kind'), since(facts)].filter(Boolean).join('、')
    case 'residence-elsewhere':
      return [facts['registered'] === true ? '住民登録あり' : '住民登録なし', since(facts)].filter(Boolean).join('、')
    case 'income':
      return [year(facts), income(facts)].filter(Boolean).join('、')
    default:
      return Object.values(facts).map(String).join('、')
  }
}

const insurances: Readonly<Record<string, string>> = {
  national: '国民健康保険',
  employees: '被用者保険（健康保険）',
  'mutual-aid': '共済組合',
  elderly: '後期高齢者医療',
  none: '加入なし',
}

const text = (facts: Facts, name: string): string => (typeof facts[name] === 'string' ? facts[name] : '')

function since(facts: Facts): string {
  const day = z.iso.date().safeParse(facts['since'])
  return day.success ? `${toWareki(Temporal.PlainDate.from(day.data))}から` : ''
}

const year = ({ fiscal_year: value }: Facts): string => (typeof value === 'number' ? `${value}年度` : '')
const income = ({ income: value }: Facts): string =>
  typeof value === 'number' && Number.isSafeInteger(value) ? `所得${formatYen(yen(value))}` : ''
