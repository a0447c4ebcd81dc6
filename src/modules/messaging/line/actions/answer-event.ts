import { lockFor, type Tx } from '#platform/db/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Reply } from '../channel.ts'
import { isLatin, meaningOf } from '../domain/meaning.ts'
import { type Asked, readPostback } from '../domain/postback.ts'
import type { OpenEvent } from '../store/events.ts'
import { type Interlocutor, interlocutorOf, noteFollowing, noteWriting, setLang } from '../store/friends.ts'
import { type Choice, voiceOf } from '../voice.ts'
import { askFrequency, askTopics, howToStop, pressTopic, stopTopic, takeFrequency, takeSpan } from './choose-topics.ts'
import { linkAccount } from './link-account.ts'

/** What is asked for outside of the transaction: a way to link, for which LINE gives a token; pages that words lead to. */
export type AskedElsewhere = { ask: 'link' } | { ask: 'pages'; words: string; lang: Lang }

type Answer = Reply['messages'] | AskedElsewhere

/** Does what an event says, and what is answered to it; nothing where nothing can be. */
export async function answerOf(tx: Tx, house: House, event: OpenEvent): Promise<Answer> {
  const { kind, lineUserId, at, payload } = event
  if (kind === 'follow' || kind === 'unfollow') await noteFollowing(tx, lineUserId, kind === 'follow', at)
  else await noteWriting(tx, lineUserId, at)
  const who = await interlocutorOf(tx, lineUserId)
  switch (kind) {
    case 'unfollow':
      return []
    case 'follow':
      return greet(house, who)
    case 'accountLink':
      return linkAccount(tx, house, event, who)
    case 'postback': {
      const asked = readPostback(payload.data ?? '')
      return asked ? answerAsked(tx, house, who, asked) : []
    }
    case 'message':
      if (payload.isPhoto) return photoPage(house, who)
      return payload.text === undefined ? onlyText(house, who) : answerWords(tx, house, who, payload.text)
  }
}

function greet(house: House, { lang, personId }: Interlocutor): Reply['messages'] {
  const { t, text } = voiceOf(house, lang)
  if (personId) return [text(t.welcomeBack, [{ label: t.buttons.choose, asks: { do: 'choose' } }])]
  return [text(t.greet(house.profile.phone), firstSteps(t.buttons))]
}

const firstSteps = (words: { link: string; choose: string }): Choice[] => [
  { label: words.link, asks: { do: 'link' } },
  { label: words.choose, asks: { do: 'choose' } },
  { label: 'やさしい日本語', asks: { do: 'lang', lang: 'easy' } },
  { label: 'English', asks: { do: 'lang', lang: 'en' } },
]

function onlyText(house: House, { lang }: Interlocutor): Reply['messages'] {
  const { t, text } = voiceOf(house, lang)
  return [text(t.onlyText)]
}

/** Where the picture is sent from; in the chat nobody keeps it. */
function photoPage(house: House, who: Interlocutor): Reply['messages'] {
  const { t, text, url } = voiceOf(house, who.lang)
  for (const module of house.modules) {
    const page = module.photoPage?.(house, who.personId)
    if (page !== undefined) return [text(who.personId ? t.photos.known(url(page)) : t.photos.unknown(url(page)))]
  }
  return onlyText(house, who)
}

async function answerWords(tx: Tx, house: House, who: Interlocutor, words: string): Promise<Answer> {
  const meaning = meaningOf(words)
  const lang: Lang = isLatin(words) ? 'en' : who.lang
  if (meaning.kind === 'words') return { ask: 'pages', words, lang }
  if (meaning.kind === 'lang') return answerAsked(tx, house, who, { do: 'lang', lang: meaning.lang })
  return answerAsked(tx, house, { ...who, lang }, { do: meaning.kind })
}

async function answerAsked(tx: Tx, house: House, who: Interlocutor, asked: Asked): Promise<Answer> {
  const { t, text, url } = voiceOf(house, who.lang)
  const { phone, hours } = house.profile
  switch (asked.do) {
    case 'hours':
      return [text(t.hours(hours.opens, hours.closes, url('/help')))]
    case 'phone':
      return [text(t.phone(phone, hours.opens, hours.closes, url('/help')))]
    case 'lang': {
      await setLang(tx, who.lineUserId, asked.lang)
      const voice = voiceOf(house, asked.lang)
      return [voice.text(voice.t.lang.done), ...greet(house, { ...who, lang: asked.lang })]
    }
    case 'report':
      return photoPage(house, who)
    case 'link':
      return who.personId ? [text(t.link.already(url('/messages/line')))] : { ask: 'link' }
    default:
      return answerChoice(tx, house, who, asked)
  }
}

/** What is chosen there is chosen by the person to whom the account is linked; who is linked to nobody is offered the link. */
async function answerChoice(
  tx: Tx,
  house: House,
  { personId, lang }: Interlocutor,
  asked: Exclude<Asked, { do: 'hours' | 'phone' | 'report' | 'link' | 'lang' }>,
): Promise<Answer> {
  if (!personId) {
    const { t, text } = voiceOf(house, lang)
    return asked.do === 'stop' || asked.do === 'stop-topic' ? [text(t.stop.unlinked)] : { ask: 'link' }
  }
  const who = { personId, lang }
  await lockFor(tx, 'messaging.choices', personId)
  switch (asked.do) {
    case 'choose':
      return askTopics(tx, house, who, 0)
    case 'topics':
      return askTopics(tx, house, who, asked.from)
    case 'topic':
      return pressTopic(tx, house, who, asked)
    case 'frequency':
      return askFrequency(house, who)
    case 'set-frequency':
      return takeFrequency(tx, house, who, asked.frequency)
    case 'set-span':
      return takeSpan(tx, house, who, asked.span)
    case 'stop':
      return howToStop(tx, house, who)
    case 'stop-topic':
      return stopTopic(tx, house, who, asked.key)
  }
}
