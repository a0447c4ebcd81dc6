import { randomUUID } from 'node:crypto'
import { satoHanako } from '#demo/people.ts'
import { writeManyCases } from '#modules/procedures/testing/many-cases.ts'
import { formOf } from '#platform/testing/forms.ts'
import { report } from './running/figure.ts'
import { type Sent, startLoader } from './running/load.ts'
import { openMeasuredHouse } from './running/measured-house.ts'
import { median, percentile } from './running/statistics.ts'
import { openVisitors } from './running/visitors.ts'

const rounds = 5
const answeredAt = { status: 303, location: /\/(questions\/[\w-]+|check)(\?|$)/ }

/** An evening as usual, and the last minutes before a deadline: ten times as many people. */
const usual = { clients: 10, answers: 100 }
const evening = { clients: 50, answers: 300 }
const burst = { clients: 100, answers: 600 }

const { house, origin, close } = await openMeasuredHouse()
const { resident: cookie, accountId } = await openVisitors(house)
const loader = startLoader(origin)
const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded', origin }

const spread = { usual: [] as number[], evening: [] as number[], burst: [] as number[], most: [] as number[] }
for (let round = -1; round < rounds; round += 1) {
  const at = {
    usual: await answering(usual, 1000),
    evening: await answering(evening, 1000),
    burst: await answering(burst, 1000),
    most: await answering(evening, 0),
  }
  if (round < 0) continue
  spread.usual.push(at.usual.p95)
  spread.evening.push(at.evening.p95)
  spread.burst.push(at.burst.p95)
  spread.most.push(at.most.rate)
}
loader.stop()
await close()

const of = (numbers: readonly number[], unit: string) => ({ value: median(numbers), unit, spread: numbers })
report(
  'answers',
  `Milliseconds until an answered question is kept and the next page is told (\`POST /applications/:id/questions/:page\`, a draft each, everything in one transaction) for 95 of 100 people who read for a second between two answers; the burst is ten times the usual crowd at once. ${rounds} interleaved rounds, the sender of the requests on the same two cores; every single answer is checked, and one that is not kept ends the run. The median of the rounds.`,
  [
    { what: `${usual.clients} people, p95`, ...of(spread.usual, 'ms') },
    { what: `${evening.clients} people, p95`, ...of(spread.evening, 'ms'), limit: { max: 50 } },
    { what: `burst of ${burst.clients} people, p95`, ...of(spread.burst, 'ms'), limit: { max: 500 } },
    { what: `answers a second, ${evening.clients} people who do not read`, ...of(spread.most, '/s') },
  ],
)

async function answering({ clients, answers }: typeof usual, pauseMilliseconds: number) {
  const requests = await drafts(answers)
  const load = { requests, total: answers, concurrency: clients, pauseMilliseconds }
  const result = await loader.run(load, answeredAt)
  const times = result.answers.map(({ ms }) => ms)
  return { p95: percentile(times, 95), rate: answers / result.seconds }
}

/** The filled-in form of a question, for each of so many drafts: as one page gave it, with ids and keys of their own. */
async function drafts(count: number): Promise<Sent[]> {
  const her = { applicants: [satoHanako.personId], accountId, at: house.clock.now() }
  const ids = await house.db.transact((tx) => writeManyCases(tx, { ...her, count, state: 'draft' }))
  const page = await fetch(`${origin}${pathOf(ids[0] ?? '')}`, { headers: { cookie } })
  const form = formOf(await page.text(), pathOf(ids[0] ?? ''))
  return ids.map((id) => {
    form.set('idempotency_key', randomUUID())
    form.set('copies', '2')
    return { method: 'POST', path: pathOf(id), headers, body: form.toString() }
  })
}

function pathOf(id: string): string {
  return `/applications/${id}/questions/copies`
}
