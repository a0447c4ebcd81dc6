import { lockFor, type Tx } from '#platform/db/index.ts'
import { Unavailable } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { type Reply, sendReply } from '../channel.ts'
import { closeEvent, freezeAnswer, leaseEvent, nextEvent, type OpenEvent, usersOf } from '../store/events.ts'
import { answerOf, type AskedElsewhere } from './answer-event.ts'
import { findPages } from './find-pages.ts'
import { linkOffer } from './offer-link.ts'

/** Seconds: as long as a reply token lives, and as long as one attempt may take. */
const tokenLives = 60
const lease = 12

/**
 * Works what these events' people have open, oldest first. What an event changes and the answer to it are one transaction;
 * the answer is sent after it and noted after that. Whoever takes over from a dead worker sends the same answer with the
 * same single-use token, so that it arrives once.
 */
export async function handleEvents(house: House, eventIds: readonly string[]): Promise<void> {
  const users = await house.db.read((tx) => usersOf(tx, eventIds))
  let silent = 0
  for (const user of users) if (!(await handleUser(house, user, eventIds))) silent += 1
  // The queue tries again soon.
  if (silent > 0) throw new Unavailable('LINE')
}

/** False when an answer is left: LINE did not take it, or a worker that has begun to send it may be dead. */
async function handleUser(house: House, lineUserId: string, eventIds: readonly string[]): Promise<boolean> {
  for (;;) {
    const step = await house.db.transact((tx) => workNext(tx, house, lineUserId))
    if (step.is === 'rest') return true
    // Whoever sends the answer of somebody else's event goes on to ours; our own may have been left by the dead.
    if (step.is === 'leased') return !eventIds.includes(step.id)
    if (step.is === 'asks-elsewhere') await answerFromElsewhere(house, step)
    if (step.is !== 'answers') continue
    if ((await sendReply(house.config.line, step.answer)) === 'again') {
      await house.db.transact((tx) => leaseEvent(tx, step.id, 0))
      return false
    }
    await house.db.transact((tx) => closeEvent(tx, step.id))
  }
}

type Step =
  | { is: 'rest' | 'worked' }
  | { is: 'leased'; id: string }
  | { is: 'asks-elsewhere'; event: OpenEvent; asked: AskedElsewhere }
  | { is: 'answers'; id: string; answer: Reply }

async function workNext(tx: Tx, house: House, lineUserId: string): Promise<Step> {
  await lockFor(tx, 'messaging.line', lineUserId)
  const event = await nextEvent(tx, lineUserId)
  if (!event) return { is: 'rest' }
  if (event.isLeased) return { is: 'leased', id: event.id }
  if (event.answer) return event.age > tokenLives ? close(tx, event.id) : leave(tx, event.id, event.answer)
  const answer = await answerOf(tx, house, event)
  return 'ask' in answer ? { is: 'asks-elsewhere', event, asked: answer } : keepAnswer(tx, event, answer)
}

async function keepAnswer(tx: Tx, { id, payload }: OpenEvent, messages: Reply['messages']): Promise<Step> {
  const { replyToken } = payload
  if (messages.length === 0 || !replyToken) return close(tx, id)
  const answer = { replyToken, messages }
  await freezeAnswer(tx, id, answer)
  return leave(tx, id, answer)
}

async function leave(tx: Tx, id: string, answer: Reply): Promise<Step> {
  await leaseEvent(tx, id, lease)
  return { is: 'answers', id, answer }
}

async function close(tx: Tx, id: string): Promise<Step> {
  await closeEvent(tx, id)
  return { is: 'worked' }
}

/** LINE's token for a link and the index of the search are asked while no transaction is held. */
async function answerFromElsewhere(house: House, { event, asked }: Step & { is: 'asks-elsewhere' }): Promise<void> {
  const keep = await messagesFrom(house, event, asked)
  await house.db.transact(async (tx) => {
    await lockFor(tx, 'messaging.line', event.lineUserId)
    const now = await nextEvent(tx, event.lineUserId)
    if (now?.id !== event.id || now.answer) return
    const { replyToken } = event.payload
    if (replyToken) await freezeAnswer(tx, event.id, { replyToken, messages: await keep(tx) })
    else await closeEvent(tx, event.id)
  })
}

async function messagesFrom(
  house: House,
  { lineUserId }: OpenEvent,
  asked: AskedElsewhere,
): Promise<(tx: Tx) => Promise<Reply['messages']>> {
  if (asked.ask === 'link') return (await linkOffer(house, lineUserId)).keep
  const pages = await findPages(house, asked.lang, asked.words)
  return () => Promise.resolve(pages)
}
