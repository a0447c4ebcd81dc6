import { href, type Lang, plainText } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { z } from 'zod'
import { type FrozenMail, frozenMail } from '../../delivery/channels/mail.ts'
import { type FrozenLetter, frozenLetter } from '../../delivery/domain/frozen-letter.ts'
import { messageIdOf, senderAddress } from '../../delivery/mail-to.ts'
import { deliveryTexts } from '../../delivery/text/index.ts'
import type { Channel } from './domain/channel.ts'
import type { Campaign } from './store/campaigns.ts'
import { engineTexts } from './text/index.ts'

type Words = Pick<Campaign, 'texts' | 'link' | 'isEmergency' | 'isStatutory'>

/**
 * What all recipients of a chunk are told, as it is sealed. On a lock screen stands only from whom it is; in an emergency what
 * it is about, too.
 */
export function composeBody(house: House, campaign: Words, channel: Channel, lang: Lang): string {
  const { subject, body } = campaign.texts[lang] ?? campaign.texts.ja ?? { subject: '', body: '' }
  const message = { subject, body, link: linkOf(house, lang, campaign.link), lang }
  switch (channel) {
    case 'line':
      return JSON.stringify([campaign.isEmergency ? plainMessage(message) : bubble(house, campaign, message)])
    case 'push':
      return JSON.stringify({ title: titleOf(house, campaign, message), body: '', url: message.link })
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

const titleOf = (house: House, { isEmergency }: Words, { subject, lang }: Message): string =>
  isEmergency ? subject : wordsIn(house, lang)(engineTexts(lang).neutral)

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

const choiceUrl = (house: House, lang: Lang): string => `${house.config.publicUrl}${href(lang, '/messages#choice')}`

const sharedMail = frozenMail.omit({ to: true, messageId: true })

function mail(house: House, campaign: Words, message: Message): z.infer<typeof sharedMail> {
  const { body, subject, link, lang } = message
  const foot = wordsIn(house, lang)(deliveryTexts(lang).mailFoot(house.profile.phone))
  const head = campaign.isEmergency ? body : `${subject}\n\n${body}`
  return {
    from: { name: lang === 'en' ? house.profile.nameEnglish : house.profile.name, address: senderAddress(house) },
    subject: titleOf(house, campaign, message),
    text: `${[head, link, foot].filter((part) => part !== '').join('\n\n')}\n`,
    ...(!campaign.isStatutory && { unsubscribeUrl: choiceUrl(house, lang) }),
  }
}

const sharedLetter = frozenLetter.omit({ recipient: true })

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

/** The mail of one recipient of a sealed chunk: the same person and campaign make the same Message-ID. */
export const mailOf = (house: House, body: string, to: string, reference: string): FrozenMail => ({
  ...sharedMail.parse(JSON.parse(body)),
  to,
  messageId: messageIdOf(house, reference),
})

/** The letter of one recipient of a sealed chunk, whose address was sealed as a whole envelope. */
export const letterOf = (body: string, recipient: string): FrozenLetter => ({
  ...sharedLetter.parse(JSON.parse(body)),
  recipient: frozenLetter.shape.recipient.parse(JSON.parse(recipient)),
})
