import type { Lang } from '#platform/i18n/index.ts'
import { formatYen, formatYenEnglish, type Yen } from '#platform/money/index.ts'

export const sayYen = (lang: Lang, amount: Yen): string =>
  lang === 'en' ? formatYenEnglish(amount) : formatYen(amount)
