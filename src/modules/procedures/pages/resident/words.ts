import { authored, type Lang } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { formatYen, formatYenEnglish, type Yen, yen } from '#platform/money/index.ts'
import { feeOf } from '#platform/profile/index.ts'
import { formatCalendarDate, formatDateTime, formatPlainTime, formatTime } from '#platform/time/index.ts'
import type { Case } from '../../actions/load-case.ts'
import { nothingReferred, type Referred } from '../../actions/references.ts'
import type { PlainValue } from '../../domain/answers/answer.ts'
import { phoneText } from '../../domain/answers/phone-text.ts'
import type { Placeholder } from '../../domain/definition/check-words.ts'
import type { Definition } from '../../domain/definition/definition.ts'
import type { ComputedField, PlainField, RankingField } from '../../domain/definition/fields.ts'
import type { Application } from '../../store/applications.ts'
import { fieldTexts } from '../../text/fields/index.ts'
import { say, sayCounted, texts } from '../../text/index.ts'
import { kindTexts } from '../../text/kinds/index.ts'

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
    self: found.guest?.name ?? members.find((member) => member.personId === household.self)?.name ?? '',
    household: listOf(
      lang,
      members.map((member) => member.name),
    ),
    address: address?.address ?? t.noAddress,
    office: officeName(lang, found.office),
  }
}

/** A 処分庁 or 審査庁 as the profile has it: read aloud, or in English; what it lacks stays as it is. */
export function authorityIn(lang: Lang, { authorities }: House['profile'], name: string): string {
  const known = authorities.find((one) => one.name === name)
  if (!known) return name
  return lang === 'en' ? known.english : authored(`｜${name}《${known.kana}》`)
}

/** Who decides, within a sentence: by title in Japanese, plainly the office elsewhere. */
export const deciderIn = (lang: Lang, { decision }: Definition): string =>
  (lang === 'ja' && decision?.authority) || texts(lang).timeline.ward

export function pricesOf(house: House, lang: Lang, { fees }: Definition): Values {
  const priceOf = (account: 'fee' | 'postage') => {
    const rule = fees.find((fee) => fee.account === account)
    return rule ? money(lang, feeOf(house.profile, rule.fee).amount) : ''
  }
  return { unitFee: priceOf('fee'), postage: priceOf('postage') }
}

/** With what stands above it; where every kanji has its reading, by its own name alone. */
export function officeName(lang: Lang, office: Case['office']): string {
  if (!office) return ''
  if (lang === 'en') return office.nameEnglish
  return lang === 'easy'
    ? authored(`｜${office.name}《${office.nameKana}》`)
    : `${office.parentName} ${office.name}`.trim()
}

/** An answer as a person reads it: 「続柄、本籍」, 「2通」. */
export function answerText(
  lang: Lang,
  field: PlainField,
  value: PlainValue | undefined,
  nameOf: (id: string) => string,
  referred: Referred = nothingReferred,
): string {
  const values = value === undefined ? [] : typeof value === 'object' ? value : [String(value)]
  const [first = ''] = values
  if (first === '' && field.type !== 'choices')
    return field.noneLabel ? say(field.noneLabel, lang) : fieldTexts(lang).nothing
  switch (field.type) {
    case 'number':
      return sayCounted(field.unit, lang, values.join(''))
    case 'persons':
      return listOf(lang, values.map(nameOf))
    case 'date':
      return formatCalendarDate(Temporal.PlainDate.from(first), lang)
    case 'text':
      return field.format === 'phone' ? phoneText(first) : first
    case 'computed':
      return computedText(lang, field, first)
    case 'long-text':
    case 'address':
      return first
    case 'appointment':
      return timeText(lang, referred.times.get(first))
    case 'bank-account':
      return accountText(lang, first, referred)
    case 'file':
      return listOf(
        lang,
        values.map((id) => fileText(lang, id, referred)),
      )
    case 'ranking':
      return rankedText(lang, field, values)
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

/** 「証明書.jpg」, and that it is still being looked at. */
function fileText(lang: Lang, id: string, { files, uploads }: Referred): string {
  const t = fieldTexts(lang).file
  const name = files.get(id) ?? t.given
  return uploads.get(id)?.scan === 'held' ? `${name}（${t.checking}）` : name
}

/** 「第1希望 光が丘、第2希望 大泉」. */
function rankedText(lang: Lang, { options }: RankingField, values: readonly string[]): string {
  const labels = values.map((value) => options.find((option) => option.value === value)?.label)
  return listOf(
    lang,
    labels.flatMap((label, place) => (label ? [fieldTexts(lang).ranking.ranked(place + 1, say(label, lang))] : [])),
  )
}

/** 「3,000円」, 「12日」, a day, or the number with its unit. */
function computedText(lang: Lang, { format, unit }: ComputedField, value: string): string {
  if (format === 'date') return formatCalendarDate(Temporal.PlainDate.from(value), lang)
  if (format === 'yen') return money(lang, yen(Number(value)))
  const shown = Number(value).toLocaleString(lang === 'en' ? 'en-US' : 'ja-JP')
  if (unit) return sayCounted(unit, lang, shown)
  return format === 'days' ? fieldTexts(lang).computed.days(shown) : shown
}

/** 「12月3日(木)9時〜9時30分」. */
export function timeText(
  lang: Lang,
  time: { startsAt: Temporal.Instant; endsAt: Temporal.Instant } | undefined,
): string {
  if (!time) return ''
  return fieldTexts(lang).times.between(formatDateTime(time.startsAt, lang), formatTime(time.endsAt, lang))
}

function accountText(lang: Lang, value: string, { accounts }: Referred): string {
  const t = fieldTexts(lang).account
  if (value === 'public') return t.public
  const account = accounts.get(value)
  return account ? t.shown(account.bankCode, account.branchCode, account.masked) : ''
}

/** The state of a request in the words of its kind: a booking is made, not received; a 届出 has arrived. */
export function stateText(
  lang: Lang,
  { kind, state, outcome }: Pick<Application, 'kind' | 'state' | 'outcome'>,
): string {
  const { steps } = kindTexts(lang)
  if (kind === 'booking' && state === 'submitted') return steps.booked
  if (kind === 'booking' && state === 'completed') return steps.visited
  if (kind === 'notification' && state === 'submitted') return steps.arrived
  if (kind === 'notification' && state === 'in_review') return steps.arrived
  if (kind === 'application' && (state === 'refused' || outcome === 'refuse')) return steps.notGranted
  return texts(lang).states[state]
}
