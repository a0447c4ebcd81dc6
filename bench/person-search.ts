import { generateWard } from '#demo/population/ward.ts'
import { isResident, type Resident } from '#demo/population/resident.ts'
import { searchRegister } from '#modules/people/actions/search-register.ts'
import { people, type PersonQuery } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import { createApp, startServer } from '#platform/http/index.ts'
import { formOf, staffSignInAs } from '#platform/testing/index.ts'
import { openBigWard, wardSize } from './running/big-ward.ts'
import { report } from './running/figure.ts'
import { startLoader } from './running/load.ts'
import { percentile } from './running/statistics.ts'

const each = 60
const { house, config, close } = await openBigWard()
const server = await startServer(createApp(house), config)
const origin = `http://localhost:${server.port}`
const sample = [...generateWard({ residents: 30_000 })].flat().filter(isResident)
const person = (turn: number): Resident => {
  const found = sample[(turn * 7919) % sample.length]
  if (!found) throw new Error('nobody to look for')
  return found
}

const kinds: Record<string, (turn: number) => PersonQuery> = {
  'surname, the most frequent': () => ({ name: '佐藤' }),
  'surname in kana': (turn) => ({ name: person(turn).kana.split(' ')[0] ?? '' }),
  'one kanji': (turn) => ({ name: person(turn).name.charAt(0) }),
  'full name': (turn) => ({ name: person(turn).name }),
  'full kana, hiragana, no space': (turn) => ({ name: person(turn).kana.replaceAll(' ', '') }),
  'given name alone': (turn) => ({ name: person(turn).kana.split(' ')[1] ?? '花子' }),
  'variant characters': (turn) => ({ name: ['高崎', '渡邊', '齋藤', '吉田', '山﨑', '澤田'][turn % 6] ?? '' }),
  nobody: (turn) => ({ name: `${person(turn).name}${person(turn + 1).name}` }),
  'birth date': (turn) => ({ birth: person(turn).birthDate }),
  'birth year, S15': (turn) => ({ birth: `S${10 + (turn % 54)}` }),
  block: (turn) => ({ address: blockOf(person(turn)) }),
  chome: (turn) => ({ address: `${person(turn).address.town}${person(turn).address.chome ?? ''}` }),
  'frequent surname and birth year': (turn) => ({ name: '鈴木', birth: `昭和${20 + (turn % 44)}年` }),
  'surname and birth month': (turn) => ({
    name: person(turn).name.slice(0, 2),
    birth: person(turn).birthDate.slice(0, 7),
  }),
  'frequent surname and chome': (turn) => ({
    name: 'サトウ',
    address: `${person(turn).address.town}${person(turn).address.chome ?? ''}`,
  }),
  'frequent surname and town': (turn) => ({ name: '佐藤', address: person(turn).address.town }),
  'birth year and chome': (turn) => ({
    birth: person(turn).birthDate.slice(0, 4),
    address: `${person(turn).address.town}${person(turn).address.chome ?? ''}`,
  }),
  宛名番号: (turn) => ({ atenaNumber: person(turn).atenaNumber }),
}

const cookie = await staffSignInAs(house, '高橋真')
const actor = await actorOf('高橋真')
const times = new Map<string, number[]>(Object.keys(kinds).map((kind) => [kind, []]))
for (let turn = -3; turn < each; turn += 1)
  for (const [kind, queryOf] of Object.entries(kinds)) {
    const query = queryOf(turn + 3)
    const began = performance.now()
    const found = await house.db.transact((tx) => searchRegister(tx, house, actor, { query }))
    const spent = performance.now() - began
    if (!found.ok) throw new Error(`${kind}: ${found.problem}`)
    if (kind !== 'nobody' && found.hits.length === 0 && !/year|chome|month|town/.test(kind))
      throw new Error(`${kind}: nobody`)
    if (turn >= 0) times.get(kind)?.push(spent)
  }
const http = await overHttp()
await server.stop()
await close()

const mixed = [...times.values()].flat()
report(
  'person-search',
  `Milliseconds of a search over ${wardSize.toLocaleString('en')} residents and who left them, as staff do it: the action with rights, search, count, hits and audit in one transaction. ${each} different searches of each of ${times.size} kinds, one after the other; all kinds mixed are the figure that is promised. Through HTTP: the whole page (form read, found, rendered, compressed), one clerk at a time and four at once, the sender on the same two cores.`,
  [
    { what: 'all kinds mixed, p95', value: percentile(mixed, 95), unit: 'ms', limit: { max: 50 } },
    { what: 'all kinds mixed, p50', value: percentile(mixed, 50), unit: 'ms' },
    ...[...times].map(([kind, spread]) => ({
      what: `${kind}, p95`,
      value: percentile(spread, 95),
      unit: 'ms',
      spread,
    })),
    { what: 'HTTP, one clerk, p95', value: percentile(http.one, 95), unit: 'ms', limit: { max: 50 } },
    { what: 'HTTP, four clerks, p95', value: percentile(http.four, 95), unit: 'ms' },
  ],
)

async function overHttp(): Promise<{ one: number[]; four: number[] }> {
  const loader = startLoader(origin)
  const html = await (await fetch(`${origin}/staff/people`, { headers: { cookie } })).text()
  const csrf = formOf(html).get('csrf') ?? ''
  const requests = Array.from({ length: each }, (_, turn) => Object.values(kinds).map((queryOf) => queryOf(turn)))
    .flat()
    .map((query) => ({
      method: 'POST' as const,
      path: '/staff/people/search',
      headers: {
        cookie,
        origin,
        'accept-encoding': 'gzip, deflate, br',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({
        csrf,
        idempotency_key: crypto.randomUUID(),
        name: query.name ?? '',
        birth: query.birth ?? '',
        address: query.address ?? '',
        number: query.atenaNumber ?? '',
      }).toString(),
    }))
  const run = async (concurrency: number, total: number) => {
    const { answers } = await loader.run({ requests, total, concurrency }, { status: 200, minBytes: 1500 })
    return answers.map(({ ms }) => ms)
  }
  await run(1, 40)
  const result = { one: await run(1, 400), four: await run(4, 400) }
  loader.stop()
  return result
}

function blockOf({ address: { town, chome, ban, lot } }: Resident): string {
  return `${town}${chome === undefined ? '' : `${chome}-`}${ban ?? lot}`
}

async function actorOf(name: string): Promise<Staff> {
  const { rows } = await sql<{ id: Staff['accountId'] }>`
    select id from auth.accounts where display_name = ${name} and realm = 'staff'`.execute(house.db.kysely)
  const id = rows[0]?.id
  const found = id && (await house.db.read(async (tx) => people.signIn?.staffActor?.(tx, id, house)))
  if (!found) throw new Error(`${name} may not act`)
  return found
}
