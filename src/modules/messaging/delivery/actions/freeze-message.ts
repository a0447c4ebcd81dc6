import { mailingAddress, personNames } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { href, htmlLang, isLang, type Lang, plainText } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { findNotice, type NoticeTexts } from '#platform/notices/index.ts'
import type { Profile } from '#platform/profile/index.ts'
import { type StopLinks, stopLinks } from '../../choices/actions/stop-links.ts'
import { stoppedKinds } from '../../choices/store/stopped-kinds.ts'
import { lineTextLimit } from '../channels/line.ts'
import type { FrozenMail } from '../channels/mail.ts'
import type { FrozenLetter } from '../domain/frozen-letter.ts'
import { noticeKindsOf } from '../domain/notice-kinds.ts'
import { sayNumber } from '../../post/domain/notice-letter.ts'
import { wayOf } from '../../post/profile.ts'
import { hasReturnedFrom, numberLetter } from '../../post/store/notice-letters.ts'
import { wishesOf } from '../../post/store/wishes.ts'
import { messageIdOf, senderAddress } from '../mail-to.ts'
import { wordsOf } from '../../api/words.ts'
import type { PushMessage } from '../../push/domain/push-message.ts'
import { type Contact, contactsOf } from '../store/contacts.ts'
import type { Delivery } from '../store/deliveries.ts'
import { deliveryTexts } from '../text/index.ts'

export type Frozen = { address: string; body: string } | { cancelled: string }

/**
 * The message for a delivery, made when it is about to leave: to where the person is reached now, if they still
 * want it. The words come from the notice's kind and name nobody.
 */
export async function freezeMessage(tx: Tx, house: House, delivery: Delivery): Promise<Frozen> {
  const notice = await findNotice(tx, delivery.noticeId)
  const kind = noticeKindsOf(house)[delivery.kind]
  if (!notice || !kind) return { cancelled: 'kind-gone' }
  const texts = (await wordsOf(tx, house, [notice])).get(notice.id)
  if (!texts) return { cancelled: 'kind-gone' }
  const wordsIn = (lang: Lang) => plain(texts(lang), house.profile.words[lang])
  if (delivery.channel === 'letter') return freezeLetter(tx, house, delivery, wordsIn('ja'))

  const contact = (await contactsOf(tx, delivery.personId)).find(({ channel }) => channel === delivery.channel)
  if (!contact) return { cancelled: 'contact-ended' }
  if (contact.statutoryOnly && !kind.statutory) return { cancelled: 'opted-out' }
  if (!kind.statutory && (await stoppedKinds(tx, delivery.personId)).has(delivery.kind))
    return { cancelled: 'opted-out' }
  // The language in which the person began goes before the one of the contact.
  const asked = String(notice.data.lang)
  const lang = isLang(asked) ? asked : contact.lang
  const words = wordsIn(lang)
  const link = linkOf(house, lang, words.link)
  const stop = kind.statutory
    ? undefined
    : stopLinks(house, lang, { personId: delivery.personId, what: { kind: delivery.kind } }, notice.createdAt)
  const message = messageFor(house, contact, {
    deliveryId: delivery.id,
    lang,
    words,
    link,
    stop,
  })
  return { address: contact.address, body: JSON.stringify(message) }
}

type Said = { deliveryId: string; lang: Lang; words: NoticeTexts; link: string; stop: StopLinks | undefined }

function messageFor(house: House, { channel, address }: Contact, { deliveryId, lang, words, link, stop }: Said) {
  switch (channel) {
    case 'line':
      return linePush(address, `${words.line}\n${link}`)
    case 'mail':
      return mailTo(house, deliveryId, address, lang, words, link, stop)
    case 'push':
      return pushTo(house, deliveryId, lang, words, link)
  }
}

const linkOf = (house: House, lang: Lang, path: string) => `${house.config.publicUrl}${href(lang, path)}`

/** Three days, like a letter: what is older is read on the page of messages. */
const ttlSeconds = 3 * 24 * 60 * 60

const pushTo = (house: House, deliveryId: string, lang: Lang, words: NoticeTexts, link: string): PushMessage => ({
  title: plainText(deliveryTexts(lang).pushTitle, house.profile.words[lang]),
  body: words.subject,
  tag: deliveryId,
  url: link,
  lang: htmlLang(lang),
  urgency: 'normal',
  ttlSeconds,
})

const linePush = (to: string, text: string) => ({
  to,
  messages: [{ type: 'text', text: text.slice(0, lineTextLimit) }],
})

function mailTo(
  house: House,
  deliveryId: string,
  to: string,
  lang: Lang,
  words: NoticeTexts,
  link: string,
  stop: StopLinks | undefined,
): FrozenMail {
  const t = deliveryTexts(lang)
  const say = (text: string) => plainText(text, house.profile.words[lang])
  const foot = say(t.mailFoot(house.profile.phone))
  return {
    from: { name: lang === 'en' ? house.profile.nameEnglish : house.profile.name, address: senderAddress(house) },
    to,
    subject: words.subject,
    text: `${words.body}\n\n${link}\n\n${stop ? `${say(t.stop)}\n${stop.page}\n\n` : ''}${foot}\n`,
    messageId: messageIdOf(house, deliveryId),
    ...(stop && { unsubscribeUrl: stop.oneClick, unsubscribesAtOnce: true }),
  }
}

async function freezeLetter(tx: Tx, house: House, delivery: Delivery, words: NoticeTexts): Promise<Frozen> {
  const address = await mailingAddress(tx, delivery.personId, house.clock.today())
  const name = (await personNames(tx, [delivery.personId])).get(delivery.personId)
  if (!address || !name) return { cancelled: 'no-address' }
  if (await hasReturnedFrom(tx, delivery.personId, address.address)) return { cancelled: 'address-returned' }
  const wishes = await wishesOf(tx, delivery.personId)
  const way = wayOf(house, wishes)
  const { id: deliveryId, personId } = delivery
  const about = { deliveryId, personId, address: address.address, way, at: house.clock.now(), ...wishes } as const
  const letter: FrozenLetter = {
    number: sayNumber(await numberLetter(tx, about)),
    isLarge: wishes.largePrint,
    date: house.clock.today().toString(),
    recipient: {
      postcode: address.postcode,
      addressLines: address.addressee === null ? [...address.lines] : [...address.lines, address.addressee],
      name,
    },
    title: words.subject,
    paragraphs: [
      ...words.body.split(/\n+/).filter((line) => line.trim()),
      ...(words.link === '' ? [] : [linkOf(house, 'ja', words.link)]),
      plainText(deliveryTexts('ja').letterFoot(house.profile.phone), house.profile.words.ja),
    ],
  }
  return { address: address.address, body: JSON.stringify(letter) }
}

const plain = (texts: NoticeTexts, words: Profile['words'][Lang]): NoticeTexts => ({
  subject: plainText(texts.subject, words),
  body: plainText(texts.body, words),
  line: plainText(texts.line, words),
  link: texts.link,
})
