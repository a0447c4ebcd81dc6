import type { messagingApi } from '@line/bot-sdk'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db/index.ts'
import { keepMenus } from '../actions/keep-menus.ts'
import { showMenu } from '../actions/show-menu.ts'
import { hanako, openTown, type Town } from '../testing/town.ts'
import { menusAtLine } from './at-line.ts'
import { plannedMenus } from './plan.ts'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(() => town.close())

const get = async (path: string) => {
  const { baseUrl, channelAccessToken } = town.house.config.line
  return fetch(`${baseUrl}${path}`, { headers: { authorization: `Bearer ${channelAccessToken}` } })
}
const read = async <T>(path: string): Promise<T> => (await get(path)).json() as Promise<T>
const listed = async () =>
  (await read<{ richmenus: messagingApi.RichMenuResponse[] }>('/v2/bot/richmenu/list')).richmenus
const named = async (variant: string) => (await listed()).find(({ name }) => name.includes(`-${variant}-`))
const shownTo = async (userId: string) =>
  (await read<{ richMenuId?: string }>(`/v2/bot/user/${userId}/richmenu`)).richMenuId

test('六つの場所のメニューがプロフィールから作られ、つながった人には別のメニューが見える', async () => {
  await keepMenus(town.house)
  const [unlinked, linked] = [await named('unlinked'), await named('linked')]
  expect(unlinked?.areas.map(({ action }) => action?.label)).toEqual([
    '手続',
    '施設の予約',
    'まちの困りごと',
    '本人とつなぐ',
    '防災',
    '相談・電話',
  ])
  expect(linked?.areas[3]?.action).toMatchObject({ label: 'お知らせを選ぶ', data: 'do=choose' })
  expect(await read('/v2/bot/user/all/richmenu')).toEqual({ richMenuId: unlinked?.richMenuId })
  expect(await shownTo(hanako)).toBe(linked?.richMenuId)
})

test('絵は、LINEの決まりの大きさと重さに収まり、文字が描かれている', async () => {
  for (const menu of await listed()) {
    const bytes = new Uint8Array(await (await get(`/v2/bot/richmenu/${menu.richMenuId}/content`)).arrayBuffer())
    expect(bytes.length).toBeLessThan(1_000_000)
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 1200, height: 810 })
    // Between the rules, where the first label stands.
    const label = await sharp(bytes).extract({ left: 100, top: 215, width: 200, height: 70 }).greyscale().stats()
    expect(label.channels[0]?.min).toBeLessThan(60)
  }
})

test('何度走っても、途中で倒れても、メニューは二つだけ', async () => {
  const before = await listed()
  await keepMenus(town.house)
  expect(await listed()).toEqual(before)
  // Made at LINE, and then the worker died: it does not stand in our database.
  const [plan] = plannedMenus(town.house)
  if (!plan) throw new Error('no menu')
  await menusAtLine(town.house.config.line).create(plan.request, await plan.draw())
  await town.house.db.transact((tx) => sql`delete from messaging.line_menus where variant = 'linked'`.execute(tx))
  await keepMenus(town.house)
  const after = await listed()
  expect(after).toHaveLength(2)
  expect(await shownTo(hanako)).toBe((await named('linked'))?.richMenuId)
})

test('内容が変わると作り直され、古いものはなくなる。ほかの人が作ったメニューには触れない', async () => {
  const { baseUrl, channelAccessToken } = town.house.config.line
  const [plan] = plannedMenus(town.house)
  await fetch(`${baseUrl}/v2/bot/richmenu`, {
    method: 'POST',
    headers: { authorization: `Bearer ${channelAccessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ...plan?.request, name: 'made by hand' }),
  })
  const config = { ...town.house.config, publicUrl: 'https://new.example.lg.jp' }
  await keepMenus({ ...town.house, config })
  const menus = await listed()
  expect(menus.map(({ name }) => name).filter((name) => name.startsWith('madoguchi-'))).toHaveLength(2)
  expect(menus.some(({ name }) => name === 'made by hand')).toBe(true)
  expect((await named('linked'))?.areas[0]?.action).toMatchObject({ uri: 'https://new.example.lg.jp/procedures' })
})

test('つながりが終わると、だれにでも見えるメニューに戻る', async () => {
  const { rows } = await town.house.db.transact((tx) =>
    sql<{ id: string }>`
      update messaging.contacts set ended_at = now(), ended_reason = 'by-person' where address = ${hanako} returning id`.execute(
      tx,
    ),
  )
  await showMenu(town.house, rows[0]?.id ?? '')
  expect(await shownTo(hanako)).toBeUndefined()
})
