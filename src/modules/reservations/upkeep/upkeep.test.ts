import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { organisations } from '#modules/organisations/index.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { yen } from '#platform/money/index.ts'
import { browse, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import type { ReservationId, ReservationWish } from '../booking/domain/wish.ts'
import { take } from '../booking/store/take.ts'
import { reservations } from '../index.ts'
import { knownWard } from '../known-ward.ts'
import type { RegistrantId } from '../registrants/index.ts'
import { buildSmallHall, foundGroups, layDownRules } from '../testing/small-hall.ts'
import { splitRow } from './domain/split.ts'

let house: TestHouse
let app: ReturnType<typeof testApp>
let hall: Awaited<ReturnType<typeof buildSmallHall>>
let groups: RegistrantId[]
beforeAll(async () => {
  house = await testHouse({ modules: [people, organisations, reservations] })
  house.setNow('2026-12-02T10:00:00+09:00')
  app = testApp(house)
  hall = await buildSmallHall(house.db)
  await layDownRules(house.db)
  groups = await foundGroups(house.db, 3)
})
afterAll(() => house.close())
beforeEach(() => house.setNow('2026-12-02T10:00:00+09:00'))

const base = '/staff/upkeep'
const ofHall = `${base}/facilities/small-hall`
const manager = async (name = '藤原賢') => browse(app, await staffSignInAs(house, name))
const blocks = { 1: ['09:00', '12:00'], 2: ['13:00', '16:00'], 4: ['18:30', '21:30'] } as const

const wish = (spaceId: number, day: string, starts: string, ends: string, more: Partial<ReservationWish> = {}) =>
  ({
    spaceId,
    day: Temporal.PlainDate.from(day),
    starts: Temporal.PlainTime.from(starts),
    ends: Temporal.PlainTime.from(ends),
    noise: 'ordinary',
    equipment: [],
    quotas: [],
    registrantId: groups[0] as RegistrantId,
    by: undefined,
    channel: 'web',
    blocks: [],
    weight: 1,
    activity: 'meeting',
    price: [],
    amount: yen(0),
    pays: 'nothing',
    at: house.clock.now(),
    ...more,
  }) satisfies ReservationWish
const taking = (wanted: ReservationWish) => house.db.transact((tx) => take(tx, wanted))
async function taken(spaceId: number, day: string, block: keyof typeof blocks): Promise<ReservationId> {
  const made = await taking(wish(spaceId, day, ...blocks[block]))
  if ('refused' in made) throw new Error(made.refused)
  return made.id
}
const blocksOn = (spaceId: number, day: string) =>
  house.db.read(async (tx) =>
    (await knownWard(tx, house))
      .patternOn(spaceId, Temporal.PlainDate.from(day))
      ?.blocks.map(({ starts, ends }) => `${starts.toString().slice(0, 5)}-${ends.toString().slice(0, 5)}`),
  )
const plain = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

/** Drafts by the form and returns the address of the preview. */
async function drafted(form: Record<string, string | string[]>, path: string): Promise<string> {
  const answer = await (await manager()).submit(path, form)
  expect(answer.status).toBe(303)
  return answer.headers.get('location') ?? ''
}
const put = async (change: string) => {
  const staff = await manager()
  return staff.submit(change, {}, `${change}/effect`)
}
const newPattern = (more: Record<string, string | string[]> = {}) => ({
  spaces: [String(hall.music)],
  from: '2027-02-01',
  until: '',
  days: ['1', '2', '3', '4', '5', '6', '7', '8'],
  blocks: '9:00-11:00 午前\n11:00-13:00\n13:00-17:00 午後 2コマ\n17:00-17:30 つなぎ\n17:30-21:30 夜間',
  reason: '条例施行規則の改正',
  ...more,
})

describe('時間割', () => {
  test('下書きは予約への影響を見せ、反映すると、その日から全部のプロセスで新しい区分になる', async () => {
    await taken(hall.music, '2027-02-10', 1)
    await taken(hall.music, '2027-01-20', 1)
    const change = await drafted(newPattern(), `${ofHall}/patterns`)
    expect(await blocksOn(hall.music, '2027-02-10')).toContain('09:00-12:00')
    const preview = plain(await (await (await manager()).get(change)).text())
    expect(preview).toContain('新しい時間割に合わなくなる予約 1件')
    expect((await put(change)).status).toBe(303)
    expect(await blocksOn(hall.music, '2027-01-31')).toContain('09:00-12:00')
    expect(await blocksOn(hall.music, '2027-02-01')).toEqual([
      '09:00-11:00',
      '11:00-13:00',
      '13:00-17:00',
      '17:00-17:30',
      '17:30-21:30',
    ])
    const after = plain(await (await (await manager()).get(change)).text())
    expect(after).toContain('反映したときに合わなくなった、いまも残る予約')
    expect(after).toContain('令和9年2月10日')
  })
})
