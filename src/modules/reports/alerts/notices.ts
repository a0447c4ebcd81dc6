import type { Lang } from '#platform/i18n/index.ts'
import type { NoticeData, NoticeKind } from '#platform/notices/index.ts'
import { type ReportState, reportStates } from '../record/index.ts'
import { alertTexts } from './text/index.ts'

// A letter for every step would cost more than the lamp; who has no device sees it on the page, or is called.
const channels = ['line', 'push', 'mail'] as const

/** Neither the place nor what was written stands in a notice: the page behind its link has them. */
export const noticeKinds: Record<string, NoticeKind> = {
  'reports.progress': {
    statutory: false,
    urgency: 'ordinary',
    channels,
    purpose: (lang) => alertTexts(lang).purpose.progress,
    texts: (lang, data) => {
      const t = alertTexts(lang).progress
      return notice(t.subject, `${t.states[stateOf(data)]}\n${nextOf(lang, data)}`, linkOf(data))
    },
  },
  'reports.followed': {
    statutory: false,
    urgency: 'ordinary',
    channels,
    purpose: (lang) => alertTexts(lang).purpose.followed,
    texts: (lang, data) => {
      const t = alertTexts(lang).progress
      return notice(t.followedSubject, `${t.states[stateOf(data)]}\n${t.next}\n${t.stop}`, linkOf(data))
    },
  },
  'reports.unpublished': {
    statutory: false,
    urgency: 'ordinary',
    channels,
    purpose: (lang) => alertTexts(lang).purpose.progress,
    texts: (lang, data, { phone }) => {
      const t = alertTexts(lang).unpublished
      const next = data.isOpen === true ? `${t.goesOn}\n${t.onlyYou}` : t.onlyYou
      return notice(t.subject, `${whyOf(lang, data)}\n${next}\n${t.ask(phone)}`, linkOf(data))
    },
  },
  'reports.nearby': {
    statutory: false,
    urgency: 'ordinary',
    channels,
    purpose: (lang) => alertTexts(lang).purpose.nearby,
    texts: (lang, data) => {
      const t = alertTexts(lang)
      return notice(t.nearby.subject, `${t.nearby.body}\n${t.stopAlerts}`, linkOf(data))
    },
  },
  'reports.digest': {
    statutory: false,
    urgency: 'ordinary',
    channels,
    purpose: (lang) => alertTexts(lang).purpose.nearby,
    texts: (lang) => {
      const t = alertTexts(lang)
      return notice(t.digest.subject, `${t.digest.body}\n${t.stopAlerts}`, '/reports')
    },
  },
}

// Declarations, because the table above is made while this file loads.
function notice(subject: string, body: string, link: string) {
  return { subject, body, line: `${subject}\n${body}`, link }
}

function nextOf(lang: Lang, data: NoticeData): string {
  const t = alertTexts(lang).progress
  const state = stateOf(data)
  if (state === 'fixed' || state === 'fixed_by_others') return t.fixedNext
  return state === 'waiting_reporter' ? t.askNext : t.next
}

// A municipality may have reasons of its own; those stand on the page alone.
function whyOf(lang: Lang, { reason }: NoticeData): string {
  const { reasons, why, seePage } = alertTexts(lang).unpublished
  const known = Object.entries(reasons).find(([code]) => code === reason)
  return known ? why(known[1]) : seePage
}

function stateOf({ state }: NoticeData): ReportState {
  return reportStates.find((one) => one === state) ?? 'received'
}

function linkOf({ number }: NoticeData): string {
  return `/reports/${number}`
}
