import type { Lang } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { z } from 'zod'
import type { Channel } from './channel.ts'
import { composeBody, type Words } from './compose.ts'

/** How a message looks on a channel to who gets it. */
export type Look = {
  /** What a lock screen shows to whoever stands by; missing where there is none. */
  lockScreen?: readonly string[]
  /** Subject line of a mail. */
  subject?: string
  title: string
  paragraphs: readonly string[]
  buttons: readonly string[]
}

const text = z.object({ type: z.literal('text'), text: z.string() })
const flex = z.object({
  type: z.literal('flex'),
  altText: z.string(),
  contents: z.object({
    body: z.object({ contents: z.tuple([text, text]) }),
    footer: z.object({ contents: z.array(z.object({ action: z.object({ label: z.string() }) })) }).optional(),
  }),
})
const line = z.tuple([z.discriminatedUnion('type', [text, flex])])
const push = z.object({ title: z.string(), body: z.string() })
const mail = z.object({
  subject: z.string(),
  text: z.string(),
  foot: z.string(),
  stop: z.object({ words: z.string() }).nullable(),
})
const letter = z.object({ title: z.string(), paragraphs: z.array(z.string()) })

/** The look of what would be sent, read from the very bytes. */
export function lookOn(house: House, words: Words, channel: Channel, lang: Lang): Look {
  const body: unknown = JSON.parse(composeBody(house, words, channel, lang))
  switch (channel) {
    case 'line':
      return lineLook(line.parse(body)[0])
    case 'push': {
      const { title, body: below } = push.parse(body)
      return { lockScreen: [title, below].filter(Boolean), title, paragraphs: below ? [below] : [], buttons: [] }
    }
    case 'mail': {
      const { subject, text: words, foot, stop } = mail.parse(body)
      const [title = '', ...paragraphs] = words.split('\n\n')
      return { subject, title, paragraphs: [...paragraphs, ...(stop ? [stop.words] : []), foot], buttons: [] }
    }
    case 'letter':
      return { ...letter.parse(body), buttons: [] }
  }
}

function lineLook(message: z.infer<typeof line>[0]): Look {
  if (message.type === 'text') {
    const [title = '', ...paragraphs] = message.text.split('\n\n')
    return { lockScreen: [message.text], title, paragraphs, buttons: [] }
  }
  const [title, words] = message.contents.body.contents
  return {
    lockScreen: [message.altText],
    title: title.text,
    paragraphs: [words.text],
    buttons: message.contents.footer?.contents.map(({ action }) => action.label) ?? [],
  }
}
