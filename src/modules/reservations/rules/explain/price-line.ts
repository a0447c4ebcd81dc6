import { authored, type Lang } from '#platform/i18n/index.ts'
import type { PriceLine } from '../domain/prices/line.ts'
import { ruleTexts } from '../text/index.ts'

/** 「使用料」, 「照明」, 「免除（75歳以上が半数以上）」: what a line of a price is called. */
export function sayPriceLine({ what, says, name }: PriceLine, lang: Lang): string {
  if (says) return authored(says[lang])
  return name ?? ruleTexts(lang).lines[what]
}
