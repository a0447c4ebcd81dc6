import type { House } from '#platform/module/index.ts'
import { type OutsideAnswer, postOutside, signedHeaders } from '#platform/outgoing/index.ts'
import { isTriedAgain, secondsBetweenTries } from '../domain/state.ts'
import { openSecret } from '../secrets.ts'
import { forgottenNews, type News, noteTry, takeNews } from '../store/callbacks.ts'
import { enqueueNews } from './settle.ts'

const patienceMilliseconds = 5000

/** One try at telling a program what became of its message: id, its own reference and the state, nobody's name or number. */
export async function tellProgram(house: House, newsId: string): Promise<void> {
  const news = await house.db.transact((tx) => takeNews(tx, newsId, secondsBetweenTries))
  if (!news) return
  const answer = await post(house, news)
  const status = answer?.kind === 'answered' ? answer.status : undefined
  await house.db.transact(async (tx) => {
    const ended = endOf(answer, status, news.tries)
    await noteTry(tx, news.id, { status, ended, at: house.clock.now() })
    if (!ended) await enqueueNews(tx, news.id, Temporal.Now.instant().add({ seconds: secondsBetweenTries }))
  })
}

async function post(house: House, news: News): Promise<OutsideAnswer | undefined> {
  const { url, secret, clientId, messageId, reference, state, settledAt } = news
  if (!url || !secret) return undefined
  const body = JSON.stringify({
    id: news.id,
    type: 'message.settled',
    timestamp: settledAt.toString(),
    data: { id: messageId, reference, state },
  })
  const signed = signedHeaders({ id: news.id, body, at: Temporal.Now.instant() }, [openSecret(house, clientId, secret)])
  const isStrict = house.config.env === 'production'
  return postOutside(
    url,
    { headers: { ...signed, 'content-type': 'application/json' }, body },
    { milliseconds: patienceMilliseconds, isStrict },
  )
}

function endOf(answer: OutsideAnswer | undefined, status: number | undefined, tries: number) {
  if (!answer || answer.kind === 'forbidden_address') return 'refused'
  if (status !== undefined && status >= 200 && status < 300) return 'delivered'
  if (isTriedAgain(status, tries)) return undefined
  return status !== undefined && status < 500 && status !== 429 ? 'refused' : 'given-up'
}

/** Puts lost ones back into the queue. */
export async function noticeNews(house: House): Promise<void> {
  await house.db.transact(async (tx) => {
    for (const id of await forgottenNews(tx)) await enqueueNews(tx, id)
  })
}
