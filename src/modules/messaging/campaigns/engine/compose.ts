import { href, htmlLang, type Lang, plainText, withoutReadings } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { z } from 'zod'
import { stopLinks } from '../../choices/actions/stop-links.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { type FrozenMail, frozenMail } from '../../delivery/channels/mail.ts'
import { type FrozenLetter, frozenLetter } from '../../delivery/domain/frozen-letter.ts'
import { messageIdOf, senderAddress } from '../../delivery/mail-to.ts'
import { deliveryTexts } from '../../delivery/text/index.ts'
import type { PushMessage } from '../../push/domain/push-message.ts'
import { lockScreenShows } from '../lock-screen.ts'
import { toldTexts } from '../text/told.ts'
import type { Channel } from './channel.ts'
import type { Campaign } from './store/campaigns.ts'
import { engineTexts } from './text/index.ts'

export type Words = Pick<
  Campaign,
  'id' | 'topic' | 'texts' | 'link' | 'isEmergency' | 'isStatutory' | 'isSelected' | 'expiresAt'
> & {
  /** Stands before every title, on a lock screen too: 「【テスト】」. */
  mark?: string
}

/**
 * What all recipients of a chunk are told, as it is sealed. On a lock screen stands what it is about only where that says nothing
 * of anybody.
 */
export function composeBody(house: House, campaign: Words, channel: Channel, lang: Lang): string {
  const { subject, body } = campaign.texts[lang] ?? campaign.texts.ja ?? { subject: '', body: '' }
  const plain = (text: string) => withoutReadings(text, house.profile.words[lang])
  const message = {
    subject: `${campaign.mark ?? ''}${plain(subject)}`,
    body: plain(body),
    link: linkOf(house, lang, campaign.link),
    lang,
  }
  switch (channel) {
    case 'line':
      return JSON.stringify([campaign.isEmergency ? plainMessage(message) : bubble(house, campaign, message)])
    case 'push':
      return JSON.stringify(push(house, campaign, message))
    case 'mail':
      return JSON.stringify(mail(house, campaign, message))
    case 'letter':
      return JSON.stringify(letter(house, message))
  }
}

type Message = { subject: string; body: string; link: string; lang: Lang }

const linkOf = (house: House, lang: Lang, link: string): string =>
  link.startsWith('/') ? `${house.config.publicUrl}${href(lang, link)}` : link

const wordsIn = (house: House, lang: Lang) => (text: string) => plainText(text, house.profile.words[lang])

const neutral = (house: House, { mark = '' }: Words, lang: Lang): string =>
  `${mark}${wordsIn(house, lang)(toldTexts(lang).lockScreen)}`

const titleOf = (house: House, campaign: Words, { subject, lang }: Message): string =>
  lockScreenShows(house, campaign) ? subject : neutral(house, campaign, lang)

/** Of a phone that was off, nothing is left after three days; it is read on the page of messages. */
const mostTtl = 3 * 24 * 60 * 60

function push(house: House, campaign: Words, { subject, link, lang }: Message): PushMessage {
  const left = Math.floor(house.clock.now().until(campaign.expiresAt).total('seconds'))
  return {
    title: neutral(house, campaign, lang),
    body: lockScreenShows(house, campaign) ? subject : '',
    tag: `campaign-${campaign.id}`,
    url: link === '' ? `${house.config.publicUrl}${href(lang, '/messages')}` : link,
    lang: htmlLang(lang),
    urgency: campaign.isEmergency ? 'high' : 'normal',
    ttlSeconds: Math.max(0, Math.min(mostTtl, left)),
  }
}

const plainMessage = ({ subject, body, link }: Message) => ({
  type: 'text',
  text: [subject, body, link].filter((part) => part !== '').join('\n\n'),
})

function bubble(house: House, campaign: Words, message: Message) {
  const { subject, body, link, lang } = message
  const say = wordsIn(house, lang)
  const t = engineTexts(lang)
  const button = (label: string, uri: string, style: string) => ({
    type: 'button',
    style,
    action: { type: 'uri', label, uri },
  })
  const buttons = [
    ...(link === '' ? [] : [button(say(t.open), link, 'primary')]),
    ...(campaign.isStatutory ? [] : [button(say(t.choose), choiceUrl(house, lang), 'link')]),
  ]
  return {
    type: 'flex',
    altText: titleOf(house, campaign, message),
    contents: {
      type: 'bubble',
      body: {
        type: 'box',
        layout: 'vertical',
        spacing: 'md',
        contents: [
          { type: 'text', text: subject, weight: 'bold', size: 'lg', wrap: true },
          { type: 'text', text: body, wrap: true },
        ],
      },
      ...(buttons.length > 0 && { footer: { type: 'box', layout: 'vertical', spacing: 'sm', contents: buttons } }),
    },
  }
}

const choiceUrl = (house: House, lang: Lang): string => `${house.config.publicUrl}${href(lang, '/messages/choices')}`

const sharedMail = frozenMail
  .pick({ from: true, subject: true, text: true })
  .extend({ foot: z.string(), stop: z.strictObject({ words: z.string(), what: z.string() }).nullable() })

function mail(house: House, campaign: Words, message: Message): z.infer<typeof sharedMail> {
  const { body, subject, link, lang } = message
  const t = deliveryTexts(lang)
  const say = wordsIn(house, lang)
  return {
    from: { name: lang === 'en' ? house.profile.nameEnglish : house.profile.name, address: senderAddress(house) },
    subject: titleOf(house, campaign, message),
    text: [subject, body, link].filter((part) => part !== '').join('\n\n'),
    foot: say(t.mailFoot(house.profile.phone)),
    stop: campaign.isStatutory ? null : { words: say(t.stop), what: campaign.topic ?? '' },
  }
}

const sharedLetter = frozenLetter.pick({ date: true, title: true, paragraphs: true })

function letter(house: House, { subject, body, link }: Message): z.infer<typeof sharedLetter> {
  return {
    date: house.clock.today().toString(),
    title: subject,
    paragraphs: [
      ...body.split(/\n+/).filter((line) => line.trim()),
      ...(link === '' ? [] : [link]),
      wordsIn(house, 'ja')(deliveryTexts('ja').letterFoot(house.profile.phone)),
    ],
  }
}

/** The mail of a test: nobody's stop link, because nobody is addressed by it. */
export function testMailOf(house: House, body: string, to: { address: string; reference: string }): FrozenMail {
  const { foot, stop, text, ...shared } = sharedMail.parse(JSON.parse(body))
  return {
    ...shared,
    to: to.address,
    text: `${[text, ...(stop ? [stop.words] : []), foot].join('\n\n')}\n`,
    messageId: messageIdOf(house, to.reference),
  }
}

type Recipient = { personId: PersonId; address: string; campaignId: string; lang: Lang; sealedFor: Temporal.Instant }

/** The mail of one recipient of a sealed chunk: the same person and campaign make the same Message-ID and the same words. */
export function mailOf(house: House, body: string, to: Recipient): FrozenMail {
  const { foot, stop, text, ...shared } = sharedMail.parse(JSON.parse(body))
  const what = stop?.what ? { topic: stop.what } : { kind: 'campaigns' }
  const links = stop && stopLinks(house, to.lang, { personId: to.personId, what }, to.sealedFor)
  return {
    ...shared,
    to: to.address,
    text: `${[text, ...(links ? [`${stop.words}\n${links.page}`] : []), foot].join('\n\n')}\n`,
    messageId: messageIdOf(house, `campaign-${to.campaignId}-${to.personId}`),
    ...(links && { unsubscribeUrl: links.oneClick, unsubscribesAtOnce: true }),
  }
}

const envelope = frozenLetter.shape.recipient.extend({
  number: z.string().optional(),
  isLarge: z.boolean().optional(),
  /** Chunks sealed before had none: the post's printers had them all. */
  way: z.enum(['office', 'post-house']).optional(),
})

/** What is sealed of a letter beside its words. */
export type Envelope = z.infer<typeof envelope>

export const envelopeOf = (address: string): Envelope => envelope.parse(JSON.parse(address))

/** The letter of one recipient of a sealed chunk, whose address was sealed as a whole envelope. */
export function letterOf(body: string, address: string): FrozenLetter {
  const { number, isLarge, way: _, ...recipient } = envelopeOf(address)
  return {
    ...sharedLetter.parse(JSON.parse(body)),
    recipient,
    ...(number !== undefined && { number }),
    ...(isLarge !== undefined && { isLarge }),
  }
}
