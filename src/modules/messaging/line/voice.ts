import type { messagingApi } from '@line/bot-sdk'
import { href, type Lang, plainText } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { lineTextLimit } from '../delivery/channels/line.ts'
import { type Asked, writePostback } from './domain/postback.ts'
import { lineTexts } from './text/index.ts'

/** A button under an answer: what it asks, and in which words; LINE shows twenty characters. */
export type Choice = { label: string; asks: Asked }

const limits = { items: 13, label: 20 }

/** How the office speaks in a chat: plain words in one language, with links to its own pages. */
export function voiceOf(house: House, lang: Lang) {
  const words = house.profile.words[lang]
  const plain = (text: string) => plainText(text, words)
  return {
    t: lineTexts(lang),
    plain,
    /** Address of a page in this language. */
    url: (path: string) => `${house.config.publicUrl}${href(lang, path)}`,
    /** A message with at most thirteen buttons. */
    text: (text: string, choices: readonly Choice[] = []): messagingApi.TextMessage => ({
      type: 'text',
      text: plain(text).slice(0, lineTextLimit),
      ...(choices.length > 0 && {
        quickReply: {
          items: choices.slice(0, limits.items).map(({ label, asks }) => buttonOf(plain(label), asks)),
        },
      }),
    }),
  }
}

const buttonOf = (label: string, asks: Asked): messagingApi.QuickReplyItem => ({
  type: 'action',
  action: { type: 'postback', label: shorten(label), data: writePostback(asks), displayText: label },
})

const shorten = (label: string): string =>
  label.length <= limits.label ? label : `${label.slice(0, limits.label - 1)}…`
