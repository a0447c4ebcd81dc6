import type { FieldError, Raw } from '#platform/http/index.ts'
import { type Lang, langs, plainText } from '#platform/i18n/index.ts'
import { formatPlainTime, parseTime, parseWareki, toWareki, wardTimeZone } from '#platform/time/index.ts'
import type { CampaignContent, CampaignWords } from './domain/campaign.ts'
import { isChannel, problemsOf } from './domain/problems.ts'
import { campaignTexts } from './text/index.ts'

const t = campaignTexts.form
const required = '入力してください。'

export const subjectField = (lang: Lang): string => `${lang}-subject`
export const bodyField = (lang: Lang): string => `${lang}-body`

type Known = {
  now: Temporal.Instant
  topics: ReadonlySet<string>
  segments: ReadonlySet<string>
  /** What is there already, where it is a correction: whom it reaches and how cannot be changed. */
  correction?: CampaignContent | undefined
}

/** A campaign as it was typed, or what is wrong at which field. */
export function readContent(
  raw: Raw,
  { now, topics, segments, correction }: Known,
): { ok: true; content: CampaignContent } | { ok: false; errors: FieldError[] } {
  const errors: FieldError[] = []
  const fail = (field: string, message: string) => void errors.push({ field, message })
  const of = (field: string, most: number) => {
    const typed = textOf(raw, field)
    if (typed.length > most) fail(field, `${most}字以内にしてください。`)
    return typed
  }
  const moment = (day: string, time: string, isOptional: boolean): string | null => {
    if (isOptional && textOf(raw, day) === '' && textOf(raw, time) === '') return null
    const [date, clock] = [parseWareki(textOf(raw, day)), parseTime(textOf(raw, time))]
    if (!date) fail(day, '日付は「令和8年12月2日」か「2026-12-02」のように書いてください。')
    if (!clock) fail(time, t.badTime)
    if (!date || !clock) return now.toString()
    return date.toZonedDateTime({ timeZone: wardTimeZone, plainTime: clock }).toInstant().toString()
  }
  const words = (lang: Lang): CampaignWords => ({
    subject: of(subjectField(lang), 80),
    body: of(bodyField(lang), 5000),
  })

  const topic = textOf(raw, 'topic') || null
  const segment = textOf(raw, 'segment') || null
  const title = of('title', 80)
  if (title === '') fail('title', required)
  if (segment !== null && !segments.has(segment) && !correction) fail('segment', t.problems.segment)
  const ja = words('ja')
  if (ja.subject === '') fail(subjectField('ja'), required)
  if (ja.body === '') fail(bodyField('ja'), required)
  const others: [Lang, CampaignWords][] = langs.flatMap((lang) => (lang === 'ja' ? [] : [[lang, words(lang)]]))
  for (const [lang, { subject, body }] of others)
    if ((subject === '') !== (body === ''))
      fail(subject === '' ? subjectField(lang) : bodyField(lang), t.problems['half-language'])
  const isEmergency = textOf(raw, 'urgency') === 'emergency'
  const content: CampaignContent = {
    title,
    topic,
    segmentVersionId: segment,
    urgency: isEmergency ? 'emergency' : 'ordinary',
    isStatutory: textOf(raw, 'statutory') !== '',
    channels: listOf(raw, 'channels').filter(isChannel),
    texts: { ja, ...Object.fromEntries(others.filter(([, { subject, body }]) => subject !== '' && body !== '')) },
    link: of('link', 800),
    sourceAt: moment('source_on', 'source_time', true),
    sendAt: moment('send_on', 'send_time', false) ?? now.toString(),
    expiresAt: moment('expires_on', 'expires_time', false) ?? now.toString(),
    overrideReason: isEmergency ? of('override_reason', 200) || null : null,
    corrects: null,
  }
  const whole = correction
    ? {
        ...content,
        corrects: correction.corrects,
        channels: correction.channels,
        topic: correction.topic,
        segmentVersionId: correction.segmentVersionId,
      }
    : content
  const known = new Set(errors.map(({ field }) => field))
  const timeIsWrong = ['send_on', 'send_time', 'expires_on', 'expires_time'].some((field) => known.has(field))
  for (const { field, why } of problemsOf(whole, { now, topics }))
    if (!known.has(field) && !(field === 'expires_on' && timeIsWrong)) fail(field, t.problems[why])
  return errors.length > 0 ? { ok: false, errors } : { ok: true, content: whole }
}

/** The other way: what stands in the form's fields. */
export function typedContent(content: CampaignContent): Raw {
  const raw: Raw = {
    title: content.title,
    topic: content.topic ?? '',
    segment: content.segmentVersionId ?? '',
    urgency: content.urgency,
    channels: [...content.channels],
    link: content.link,
    override_reason: content.overrideReason ?? '',
    ...(content.isStatutory && { statutory: 'yes' }),
    ...moments('send', content.sendAt),
    ...moments('expires', content.expiresAt),
    ...(content.sourceAt !== null && moments('source', content.sourceAt)),
  }
  for (const lang of langs) {
    const own = content.texts[lang]
    if (!own) continue
    raw[subjectField(lang)] = own.subject
    raw[bodyField(lang)] = own.body
  }
  return raw
}

/** What a new one begins with: tomorrow morning, for a week. */
export const emptyContent = (now: Temporal.Instant): Raw => {
  const tomorrow = now.toZonedDateTimeISO(wardTimeZone).add({ days: 1 }).with({ hour: 10, minute: 0, second: 0 })
  return {
    urgency: 'ordinary',
    channels: ['line', 'push', 'mail'],
    ...moments('send', tomorrow.toInstant().toString()),
    ...moments('expires', tomorrow.add({ days: 7 }).toInstant().toString()),
  }
}

function moments(name: string, at: string): Raw {
  const time = Temporal.Instant.from(at).toZonedDateTimeISO(wardTimeZone)
  return {
    [`${name}_on`]: toWareki(time.toPlainDate()),
    [`${name}_time`]: plainText(formatPlainTime(time.toPlainTime(), 'ja')),
  }
}

export const textOf = (raw: Raw, field: string): string => {
  const value = raw[field]
  return typeof value === 'string' ? value.replace(/^[\s\u3000]+|[\s\u3000]+$/g, '') : ''
}

export const listOf = (raw: Raw, field: string): string[] => [raw[field] ?? []].flat()
