import { missingFor } from '../../domain/details.ts'
import { lineOf, nodesOf } from '../markdown/index.ts'
import type { Finding, Rule } from './rule.ts'

/** Who does not see a picture hears its words. 根拠: JIS X 8341-3:2016 1.1.1. */
export const pictures: Rule = ({ tree }) =>
  [...nodesOf(tree)].flatMap((node): Finding[] =>
    node.type === 'image' && !node.alt?.trim()
      ? [
          {
            ...{ rule: 'missing-alt', isError: true, field: 'body', line: lineOf(node), excerpt: node.url },
            advice: '画像の代わりに読まれる言葉を「![言葉](画像)」のように書いてください。',
          },
        ]
      : [],
  )

/** Whoever has a question knows whom to ask. */
export const contact: Rule = ({ kind, lang, details: { facts } }) => {
  const isThere = facts.contact?.office || facts.contact?.phone || facts.contact?.mail
  if (lang !== 'ja' || isThere || kind === 'faq' || kind === 'act') return []
  return [
    {
      ...{ rule: 'missing-contact', isError: kind === 'guide', field: 'contact-office', excerpt: '' },
      advice: '問い合わせ先の課か電話番号を書いてください。',
    },
  ]
}

/** The summary is what lists and search show. */
export const summary: Rule = ({ summary: text }) =>
  text.trim() === ''
    ? [
        {
          ...{ rule: 'missing-summary', isError: false, field: 'summary', excerpt: '' },
          advice: '要約を書いてください。一覧と検索の結果に出ます。',
        },
      ]
    : []

/** What a kind is nothing without: when and where an event is, where a place is, which act it is. */
export const kindData: Rule = ({ kind, lang, details }) => {
  const missing = lang === 'ja' ? missingFor(kind, details) : undefined
  return missing
    ? [{ rule: 'kind-data', isError: true, field: firstField[missing], excerpt: '', advice: say[missing] }]
    : []
}

const say = {
  event: '催しの日時と場所を書いてください。',
  place: '場所の所在地を書いてください。',
  act: '告示・公告・公示送達の別、番号、日付を書いてください。',
} as const

/**
 * 公示送達 stands until its effect has come, and no longer than until an end that is known from the beginning.
 * 根拠: 地方税法 第20条の2第3項, 個人情報の保護に関する法律 第22条.
 */
export const acts: Rule = ({ kind, lang, details: { act, topics, lifeEvents }, publishAt, takedownAt }, around) => {
  if (kind !== 'act' || lang !== 'ja' || !act) return []
  const found: Finding[] = []
  const finding = (rule: string, isError: boolean, field: string, advice: string) =>
    void found.push({ rule, isError, field, excerpt: act.number, advice })
  if (act.form === 'service-by-publication') {
    const from = publishAt ?? around.now
    const least = from.add({ hours: 24 * around.serviceDays })
    const end = takedownAt
    if (!end) finding('service-end', true, 'takedown_on', '公示送達には、掲載を終える日時が要ります。')
    else if (Temporal.Instant.compare(end, least) < 0)
      finding('service-end', true, 'takedown_on', `公示送達は、公開から${around.serviceDays}日を過ぎるまで掲載します。`)
  }
  if (topics.length > 0 || lifeEvents.length > 0)
    finding('act-topics', false, 'topics', '告示・公告・公示送達は分野の一覧に出しません。分野を外してください。')
  return found
}

/** What is over before it begins. */
export const times: Rule = ({ lang, details: { event }, takedownAt }, { now, today }) => {
  if (lang !== 'ja') return []
  const found: Finding[] = []
  if (takedownAt && Temporal.Instant.compare(takedownAt, now) <= 0)
    found.push({
      ...{ rule: 'past-end', isError: true, field: 'takedown_on', excerpt: '' },
      advice: '掲載を終える日時が、もう過ぎています。',
    })
  if (event && event.ends.slice(0, 10) < today.toString())
    found.push({
      ...{ rule: 'past-event', isError: false, field: 'event-on', excerpt: event.ends.slice(0, 10) },
      advice: 'この催しは、もう終わっています。',
    })
  return found
}

const firstField = { event: 'event-on', place: 'place-address', act: 'act-number' } as const
