import type { Lang } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { formatYen, formatYenEnglish, type Yen } from '#platform/money/index.ts'
import { feeOf } from '#platform/profile/index.ts'
import { formatCalendarDate, formatPlainTime } from '#platform/time/index.ts'
import type { Case } from '../../actions/load-case.ts'
import type { AnswerValue } from '../../domain/answers/answer.ts'
import type { Placeholder } from '../../domain/definition/check-words.ts'
import type { Definition, Field } from '../../domain/definition/definition.ts'
import { say, sayCounted, texts } from '../../text/index.ts'

export type Values = Partial<Record<Placeholder, string>>

export const money = (lang: Lang, amount: Yen): string => (lang === 'en' ? formatYenEnglish(amount) : formatYen(amount))

export const listOf = (lang: Lang, names: readonly string[]): string => names.join(lang === 'en' ? ', ' : '、')

/** 「8時30分から17時15分まで」. */
export function hoursText(lang: Lang, { opens, closes }: { opens: string; closes: string }): string {
  const clock = (time: string) => formatPlainTime(Temporal.PlainTime.from(time), lang)
  return texts(lang).hours(clock(opens), clock(closes))
}

/** What fills the blanks of a definition's texts for this person. */
export function valuesFor(house: House, lang: Lang, found: Case): Values {
  const { members, household, address, definition } = found
  const t = texts(lang).question
  return {
    ...pricesOf(house, lang, definition),
    self: members.find((member) => member.personId === household.self)?.name ?? '',
    household: listOf(
      lang,
      members.map((member) => member.name),
    ),
    address: address?.address ?? t.noAddress,
    office: officeName(lang, found.office),
  }
}

export function pricesOf(house: House, lang: Lang, { fees }: Definition): Values {
  const priceOf = (account: 'fee' | 'postage') => {
    const rule = fees.find((fee) => fee.account === account)
    return rule ? money(lang, feeOf(house.profile, rule.fee).amount) : ''
  }
  return { unitFee: priceOf('fee'), postage: priceOf('postage') }
}

export const officeName = (lang: Lang, office: Case['office']): string =>
  office ? (lang === 'en' ? office.nameEnglish : `${office.parentName} ${office.name}`.trim()) : ''

/** An answer as a person reads it: 「続柄、本籍」, 「2通」. */
export function answerText(
  lang: Lang,
  field: Field,
  value: AnswerValue | undefined,
  nameOf: (id: string) => string,
): string {
  const values = value === undefined ? [] : typeof value === 'object' ? value : [String(value)]
  switch (field.type) {
    case 'number':
      return sayCounted(field.unit, lang, values.join(''))
    case 'persons':
      return listOf(lang, values.map(nameOf))
    case 'date':
      return values[0] ? formatCalendarDate(Temporal.PlainDate.from(values[0]), lang) : ''
    case 'text':
    case 'long-text':
    case 'address':
    case 'appointment':
    case 'bank-account':
    case 'file':
    case 'group':
      return values.join('')
    case 'choice':
    case 'choices': {
      const chosen = field.options.filter((option) => values.includes(option.value))
      if (chosen.length === 0) return field.noneLabel ? say(field.noneLabel, lang) : ''
      return listOf(
        lang,
        chosen.map((option) => say(option.label, lang)),
      )
    }
  }
}
