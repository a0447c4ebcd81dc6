import type { FieldError, Raw } from '#platform/http/index.ts'
import { type Lang, plainText } from '#platform/i18n/index.ts'
import { formatPlainTime, parseTime, parseWareki, toWareki, wardTimeZone } from '#platform/time/index.ts'
import { type ActForm, actForms, type Details, detailsSchema } from '../domain/details.ts'
import { longest, type PageKind } from '../domain/page.ts'
import type { Words } from './domain/words.ts'
import { writingTexts } from './text/index.ts'

const { problems: t } = writingTexts.edit

export const factKeys = ['who', 'when', 'where', 'cost', 'how'] as const

/** What was typed as words of a page, or what is wrong at which field. A translation has no fields of its own for what is no language. */
export function readWords(
  raw: Raw,
  { lang, kind }: { lang: Lang; kind: PageKind },
): { ok: true; words: Words } | { ok: false; errors: FieldError[] } {
  const errors: FieldError[] = []
  const fail = (field: string, message: string) => void errors.push({ field, message })
  const line = (field: string, most: number) => {
    const typed = textOf(raw, field)
    if (typed.length > most) fail(field, t.long(most))
    return typed
  }
  const title = line('title', longest.title)
  if (title === '') fail('title', t.required)
  const summary = line('summary', longest.summary)
  const body = line('body', longest.body)
  const details = readDetailsTyped({ raw, lang, kind, line, fail })
  if (errors.length > 0) return { ok: false, errors }
  const parsed = detailsSchema.safeParse(details)
  if (parsed.success) return { ok: true, words: { title, summary, body, details: parsed.data } }
  return { ok: false, errors: parsed.error.issues.map(({ path }) => ({ field: fieldOf(path), message: t.wrong })) }
}

type Reader = {
  raw: Raw
  lang: Lang
  kind: PageKind
  line: (field: string, most: number) => string
  fail: (field: string, message: string) => void
}

function readDetailsTyped({ raw, lang, kind, line, fail }: Reader): Record<string, unknown> {
  const isJapanese = lang === 'ja'
  const words = lines(textOf(raw, 'words'))
  if (words.length > 50) fail('words', t.many(50))
  if (words.some((word) => word.length > 60)) fail('words', t.word)
  const facts: Record<string, unknown> = Object.fromEntries(
    factKeys.map((key) => [key, line(`facts-${key}`, 400)] as const).filter(([, said]) => said !== ''),
  )
  const contact = isJapanese && {
    office: textOf(raw, 'contact-office'),
    phone: line('contact-phone', 40),
    mail: line('contact-mail', 200),
  }
  if (contact && Object.values(contact).some(Boolean)) facts['contact'] = filled(contact)
  const action = readAction({ raw, line, fail, isJapanese })
  return {
    words,
    facts,
    ...(isJapanese && { topics: listOf(raw, 'topics'), lifeEvents: listOf(raw, 'lifeEvents') }),
    ...(action && { action }),
    ...(kind === 'event' && readEvent({ raw, line, fail, isJapanese })),
    ...(kind === 'place' && readPlace(line)),
    ...(kind === 'act' && isJapanese && readAct({ raw, line, fail })),
  }
}

type Fields = Pick<Reader, 'raw' | 'line' | 'fail'>

function readAction({ raw, line, fail, isJapanese }: Fields & { isJapanese: boolean }) {
  const label = line('action-label', 60)
  const target = isJapanese ? textOf(raw, 'action-target') : '/'
  if (!isJapanese && label === '') return undefined
  if (label === '' && target === '') return undefined
  if (label === '' || target === '') {
    fail(label === '' ? 'action-label' : 'action-target', t.pair)
    return undefined
  }
  if (/^[\d+][\d-]{5,20}$/.test(target)) return { label, phone: target }
  if (/^(\/(?![/\\])|https?:\/\/)\S{0,498}$/.test(target)) return { label, href: target }
  fail('action-target', t.address)
  return undefined
}

function readEvent({ raw, line, fail, isJapanese }: Fields & { isJapanese: boolean }) {
  const place = line('event-place', 200)
  const apply = line('event-apply', 400)
  // What is no language comes from the Japanese page; a translation only has to hold its place.
  if (!isJapanese) return place ? { event: { ...someEvent, place, ...(apply && { apply }) } } : {}
  const typed = ['event-on', 'event-from', 'event-to'].some((field) => textOf(raw, field) !== '')
  if (!typed && place === '') return {}
  const on = parseWareki(textOf(raw, 'event-on'))
  const until = textOf(raw, 'event-until') === '' ? on : parseWareki(textOf(raw, 'event-until'))
  const [from, to] = [parseTime(textOf(raw, 'event-from')), parseTime(textOf(raw, 'event-to'))]
  if (!on) fail('event-on', t.date)
  if (!until) fail('event-until', t.date)
  if (!from) fail('event-from', t.time)
  if (!to) fail('event-to', t.time)
  if (place === '') fail('event-place', t.required)
  const capacity = textOf(raw, 'event-capacity')
    .normalize('NFKC')
    .replace(/[,人名]/g, '')
  if (!/^\d{0,6}$/.test(capacity)) fail('event-capacity', t.capacity)
  if (!on || !until || !from || !to) return {}
  const [starts, ends] = [on.toPlainDateTime(from), until.toPlainDateTime(to)]
  if (Temporal.PlainDateTime.compare(starts, ends) >= 0) fail('event-to', t.order)
  const local = (at: Temporal.PlainDateTime) => at.toString({ smallestUnit: 'minute' })
  return {
    event: {
      ...{ starts: local(starts), ends: local(ends), place },
      ...(Number(capacity) > 0 && { capacity: Number(capacity) }),
      ...(apply && { apply }),
    },
  }
}

const someEvent = { starts: '2000-01-01T00:00', ends: '2000-01-01T00:01' }

function readPlace(line: Reader['line']) {
  const address = line('place-address', 200)
  const place = filled({
    ...{ address, phone: line('place-phone', 40), hours: line('place-hours', 400) },
    ...{ closed: line('place-closed', 400), station: line('place-station', 200) },
  })
  return address ? { place } : {}
}

function readAct({ raw, line, fail }: Fields) {
  const form = actForms.find((one): one is ActForm => one === textOf(raw, 'act-form'))
  const number = line('act-number', 60)
  const typed = textOf(raw, 'act-date')
  if (!form && number === '' && typed === '') return {}
  const date = parseWareki(typed)
  if (!form) fail('act-form', t.required)
  if (number === '') fail('act-number', t.required)
  if (!date) fail('act-date', t.date)
  if (!form || !date) return {}
  const noIndex = textOf(raw, 'act-hidden') !== ''
  return { act: { form, number, date: date.toString(), ...(noIndex && { noIndex }) } }
}

/** The other way: what stands in the form's fields. */
export function typedWords({ title, summary, body, details }: Words): Raw {
  const { facts, action, event, place, act, words, topics, lifeEvents } = details
  const { contact } = facts
  return {
    ...{ title, summary, body, words: words.join('\n'), topics: [...topics], lifeEvents: [...lifeEvents] },
    ...Object.fromEntries(factKeys.map((key) => [`facts-${key}`, facts[key] ?? ''])),
    ...{
      'contact-office': contact?.office ?? '',
      'contact-phone': contact?.phone ?? '',
      'contact-mail': contact?.mail ?? '',
    },
    ...(action && { 'action-label': action.label, 'action-target': 'href' in action ? action.href : action.phone }),
    ...(event && typedEvent(event)),
    ...(place && Object.fromEntries(Object.entries(place).map(([key, said]) => [`place-${key}`, said ?? '']))),
    ...(act && {
      ...{ 'act-form': act.form, 'act-number': act.number, 'act-date': toWareki(Temporal.PlainDate.from(act.date)) },
      ...(act.noIndex && { 'act-hidden': 'yes' }),
    }),
  }
}

function typedEvent({ starts, ends, place, capacity, apply }: NonNullable<Details['event']>): Raw {
  const [from, to] = [Temporal.PlainDateTime.from(starts), Temporal.PlainDateTime.from(ends)]
  const isOneDay = from.toPlainDate().equals(to.toPlainDate())
  const time = (at: Temporal.PlainDateTime) => plainText(formatPlainTime(at.toPlainTime(), 'ja'))
  return {
    ...{ 'event-on': toWareki(from.toPlainDate()), 'event-from': time(from), 'event-to': time(to) },
    ...{ 'event-until': isOneDay ? '' : toWareki(to.toPlainDate()), 'event-place': place },
    ...{ 'event-capacity': capacity === undefined ? '' : String(capacity), 'event-apply': apply ?? '' },
  }
}

/** A day with a time that may be left out (then 0 o'clock); `null`: both are empty; `undefined`: not to be understood. */
export function readMoment(raw: Raw, day: string, time: string): Temporal.Instant | null | undefined {
  if (textOf(raw, day) === '' && textOf(raw, time) === '') return null
  const date = parseWareki(textOf(raw, day))
  const clock = textOf(raw, time) === '' ? Temporal.PlainTime.from('00:00') : parseTime(textOf(raw, time))
  return date && clock ? date.toZonedDateTime({ timeZone: wardTimeZone, plainTime: clock }).toInstant() : undefined
}

export function typedMoment(name: string, at: Temporal.Instant | null): Raw {
  if (!at) return {}
  const local = at.toZonedDateTimeISO(wardTimeZone)
  return {
    [`${name}_on`]: toWareki(local.toPlainDate()),
    [`${name}_time`]: plainText(formatPlainTime(local.toPlainTime(), 'ja')),
  }
}

export const textOf = (raw: Raw, field: string): string => {
  const value = raw[field]
  return typeof value === 'string' ? value.replace(/^[\s\u3000]+|[\s\u3000]+$/g, '') : ''
}

export const listOf = (raw: Raw, field: string): string[] => [raw[field] ?? []].flat().filter((one) => one !== '')

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/^[\s\u3000]+|[\s\u3000]+$/g, ''))
    .filter((line) => line !== '')

const filled = (fields: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''))

/** Which field a path of `details` stands in. */
function fieldOf(path: readonly PropertyKey[]): string {
  const [first, second, third] = path.map(String)
  if (first === 'facts') return second === 'contact' ? `contact-${third ?? 'office'}` : `facts-${second ?? 'who'}`
  if (first === 'action') return 'action-target'
  if (first === 'event' || first === 'place' || first === 'act') return `${first}-${second ?? 'place'}`
  return first ?? ''
}
