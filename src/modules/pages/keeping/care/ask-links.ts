import { enqueue } from '#platform/jobs/index.ts'
import type { House } from '#platform/module/index.ts'
import { askOutside, type OutsideAnswer } from '#platform/outgoing/index.ts'
import { afterAnswer, answerWord, isFailure, isUnsure } from './judge-answer.ts'
import { dueLinks, isAnyDue, writeAnswer } from './store.ts'

const atOnce = 30
const patience = 10_000
/** Between two questions to the same site. */
const pause = 2000

export type Ask = (href: string, method: 'HEAD' | 'GET') => Promise<OutsideAnswer>

/** Puts the asking into the queue when a link's day has come. The demo has no business at other people's sites. */
export async function noticeDueLinks(house: House): Promise<void> {
  if (house.config.env !== 'production') return
  if (await house.db.read((tx) => isAnyDue(tx, house.clock.today())))
    await house.db.transact((tx) =>
      enqueue(tx, 'pages.ask-links', {}, { key: 'pages.ask-links', queue: 'pages.ask-links' }),
    )
}

const askStrictly: Ask = (href, method) => askOutside(href, method, { milliseconds: patience, isStrict: true })

/** Asks the links whose day has come whether they are there, each site slowly; a second run finds them asked. */
export async function askLinks(house: House, ask: Ask = askStrictly, milliseconds = pause): Promise<void> {
  const today = house.clock.today()
  const due = await house.db.transact((tx) => dueLinks(tx, today, atOnce))
  const sites = Map.groupBy(due, ({ href }) => (URL.canParse(href) ? new URL(href).host : href))
  const asked = [...sites.values()].map(async (links) => {
    for (const [index, link] of links.entries()) {
      if (index > 0) await new Promise((resolve) => setTimeout(resolve, milliseconds))
      const answer = await answerFor(link.href, ask)
      const { failedOn, nextOn } = afterAnswer(link.failedOn, isFailure(answer), today)
      const at = house.clock.now()
      await house.db.transact((tx) => writeAnswer(tx, link.href, { at, word: answerWord(answer), failedOn, nextOn }))
    }
  })
  await Promise.all(asked)
}

async function answerFor(href: string, ask: Ask): Promise<OutsideAnswer> {
  if (!URL.canParse(href)) return { kind: 'unreachable' }
  const head = await ask(href, 'HEAD')
  return isUnsure(head) ? ask(href, 'GET') : head
}
