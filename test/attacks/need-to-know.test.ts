import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { satoHanako } from '#demo/people.ts'
import { confirmTyping } from '#modules/procedures/actions/reception/compare.ts'
import { beginReception } from '#modules/procedures/actions/reception/begin.ts'
import { typeReception } from '#modules/procedures/actions/reception/type.ts'
import { filedCase } from '#modules/procedures/testing/filed-case.ts'
import { staffActor } from '#modules/procedures/testing/staff-actor.ts'
import { sql } from '#platform/db/index.ts'
import { type Attacked, decideToIssue, openAttacked, type Visitor } from './office.ts'
import { needToKnow } from './need-to-know-pages.ts'
import { lists } from './whose-routes.ts'

// 森大地 works at 証明係 like 高橋真, 小山修 leads 児童手当係; nothing of 佐藤花子's is theirs.

let office: Attacked
let mori: Visitor
let koyama: Visitor
/** Pages about something of hers that is done, with who looks. */
let done: Record<string, { path: string; by: Visitor }>

beforeAll(async () => {
  office = await openAttacked()
  mori = await office.sitAtDesk('森大地')
  koyama = await office.sitAtDesk('小山修')
  const { id } = await filedCase(office.house, satoHanako.name)
  await decideToIssue(office, id)
  const reception = await comparedPaper()
  const waiting = await filedCase(office.house, satoHanako.name)
  await fileAtPortal()
  office.house.setNow('2026-12-02T11:01:00+09:00')
  await office.settle()
  const dispatch = await idOf(sql`select id as value from procedures.dispatches where application_id = ${id}`)
  const makoto = await office.sitAtDesk('高橋真')
  for (const deed of ['printing', 'posting'])
    await makoto.submit('/staff/print-queue', {}, `/staff/dispatches/${dispatch}/${deed}`)
  const item = await idOf(sql`select id as value from procedures.portal_items where state = 'imported'`)
  done = {
    'GET /staff/cases/:id': { path: `/staff/cases/${id}`, by: mori },
    'GET /staff/cases/:id/draft.pdf': { path: `/staff/cases/${waiting.id}/draft.pdf`, by: mori },
    'GET /staff/cases/:id/certificate.pdf': { path: `/staff/cases/${id}/certificate.pdf`, by: mori },
    'GET /staff/dispatches/:id/paper.pdf': { path: `/staff/dispatches/${dispatch}/paper.pdf`, by: mori },
    'GET /staff/dispatches/:id/address.pdf': { path: `/staff/dispatches/${dispatch}/address.pdf`, by: mori },
    'GET /staff/receptions/:id': { path: `/staff/receptions/${reception}`, by: mori },
    'GET /staff/receptions/:id/slip': { path: `/staff/receptions/${reception}/slip`, by: mori },
    'GET /staff/portal/:id': { path: `/staff/portal/${item}`, by: koyama },
    'GET /staff/people/:id': { path: `/staff/people/${satoHanako.personId}`, by: mori },
  }
}, 120_000)
afterAll(() => office?.close())

const idOf = async (query: ReturnType<typeof sql<{ value: string }>>): Promise<string> =>
  (await query.execute(office.house.db.kysely)).rows[0]?.value ?? 'nothing'

/** A paper of hers, typed by 高橋真, compared by 藤井真由. */
async function comparedPaper(): Promise<string> {
  const { house } = office
  const [typist, reader] = [await staffActor(house, '高橋真'), await staffActor(house, '藤井真由')]
  return house.db.transact(async (tx) => {
    const procedure = 'residence-certificate'
    const begun = await beginReception(tx, house, typist, {
      procedure,
      channel: 'counter',
      personId: satoHanako.personId,
    })
    if (!begun.ok) throw new Error(begun.reason)
    const typed = await typeReception(tx, house, typist, begun.id, {
      facts: {
        ...{
          receivedOn: house.clock.today(),
          receivedBy: typist.staffId,
          identity: 'one',
          identityPapers: ['licence'],
        },
        ...{ broughtBy: 'self', mandateSeen: false, paying: 'later', note: null },
      },
      sent: { whose: ['self'], items: [], copies: ['1'], delivery: ['counter'] },
    })
    if (!typed.ok) throw new Error(JSON.stringify(typed))
    await confirmTyping(tx, house, reader, begun.id)
    return begun.id
  })
}

async function fileAtPortal(): Promise<void> {
  const body = new FormData()
  const form = {
    ...{ person: satoHanako.name, 公務員: '公務員ではない', 請求事由: '出生', 事由発生日: '令和8年11月30日' },
    ...{ 配偶者の有無: 'なし', 受取口座: '公金受取口座を利用する', 電話番号: '03-5984-7391', 結果の受け取り: '郵送' },
    ...{ '1 児童の氏名': '佐藤光', '1 児童のフリガナ': 'サトウヒカル', '1 児童の生年月日': '令和8年11月30日' },
    ...{ '1 児童の続柄': '子', '1 児童との同居': '同居' },
  }
  for (const [name, value] of Object.entries(form)) body.set(name, value)
  await fetch(`${office.world.url}/mynaportal/forms/PS-131202-001`, { method: 'POST', body, redirect: 'manual' })
}

/** Of her and of what she filed, beyond the name and number that stand on a cover. */
const content = /光が丘|179-0072|サトウ|1989-05-14|平成元年5月14日|03-5984-7391|佐藤光|hanako\.sato/

const readsOf = async (name: string) => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from platform.audit a join people.staff s on s.id = a.staff_id
    where s.name = ${name} and a.person_id = ${satoHanako.personId} and a.reason is not null`.execute(
    office.house.db.kysely,
  )
  return rows[0]?.count ?? 0
}
const nameOf = (visitor: Visitor) => (visitor === mori ? '森大地' : '小山修')
const entries = (kind: keyof typeof needToKnow) =>
  Object.entries(done).filter(([route]) => needToKnow[kind].includes(route))

describe('職員の画面は、要る人にだけ開く', () => {
  test('一つのものを見せる道は、どれも、何があれば開くかが決まっている', () => {
    const known = Object.values(needToKnow).flat()
    expect(new Set(known).size).toBe(known.length)
    const shown = office.app.routes
      .filter(({ method, path }) => method === 'GET' && path.startsWith('/staff/') && path.includes(':'))
      .map(({ method, path }) => `${method} ${path}`)
    expect(shown.filter((route) => !known.includes(route))).toEqual([])
    expect(known.filter((route) => !shown.includes(route))).toEqual([])
    expect(Object.values(done).filter(({ path }) => path.includes('nothing'))).toEqual([])
  })

  test('引き受けてもおらず理由も言わない同じ課の職員には、表紙より先は出ず、見たことにもならない', async () => {
    const before = [await readsOf('森大地'), await readsOf('小山修')]
    const wrong: string[] = []
    for (const [route, { path, by }] of Object.entries(done)) {
      const answer = await by.get(path)
      const text = await answer.text()
      const isCover = [200, 404].includes(answer.status) && /text\/html/.test(answer.headers.get('content-type') ?? '')
      const leadsToCover = answer.status === 303 && answer.headers.get('location')?.startsWith('/staff/cases/')
      if (!(isCover || leadsToCover) || content.test(text)) wrong.push(`${route}: ${answer.status}`)
    }
    expect(wrong).toEqual([])
    expect([await readsOf('森大地'), await readsOf('小山修')]).toEqual(before)
  })

  test('理由を言えば開き、だれの記録をなぜ見たかが残る', async () => {
    const wrong: string[] = []
    for (const [route, { path, by }] of [...entries('case'), ...entries('record')]) {
      const before = await readsOf(nameOf(by))
      const reason = route === 'GET /staff/people/:id' ? 'duty' : 'cover'
      const answer = await by.get(`${path}?reason=${reason}`)
      const grown = (await readsOf(nameOf(by))) - before
      if (answer.status !== 200 || grown < 1) wrong.push(`${route}: ${answer.status}, ${grown} reads`)
    }
    expect(wrong).toEqual([])
  })

  test('課を離れた紙は、理由を言っても、事案を通してしか見られない', async () => {
    expect(entries('work')).toHaveLength(2)
    for (const [route, { path, by }] of entries('work'))
      expect((await by.get(`${path}?reason=cover`)).status, route).toBe(404)
  })

  test('一覧に出るのは表紙のことだけで、住所も生年月日も電話も答えも出ない', async () => {
    const wrong: string[] = []
    for (const visitor of [mori, koyama])
      for (const route of lists.filter((one) => one.startsWith('GET /staff') && !one.includes(':'))) {
        const answer = await visitor.get(route.slice('GET '.length))
        // Parts of the town that can be chosen are nobody's home.
        const text = (await answer.text()).replaceAll(/<option[^>]*>[^<]*<\/option>/g, '')
        if (content.test(text)) wrong.push(`${nameOf(visitor)} ${route}`)
      }
    expect(wrong).toEqual([])
    expect(await (await mori.get('/staff?view=all')).text()).toContain(satoHanako.name)
  })
})
