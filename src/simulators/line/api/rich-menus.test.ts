import type { messagingApi } from '@line/bot-sdk'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hanako, openLine, refusal, ren } from '../fixtures.ts'

let office: Awaited<ReturnType<typeof openLine>>

beforeAll(async () => {
  office = await openLine()
})
afterAll(() => office.simulators.stop())

// The smallest PNG: its size is not looked at, its kind is.
const picture = () =>
  new Blob(
    [
      Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      ),
    ],
    { type: 'image/png' },
  )

const menu = (areas: messagingApi.RichMenuArea[] = [servicesArea, askArea]): messagingApi.RichMenuRequest => ({
  size: { width: 2500, height: 843 },
  selected: true,
  name: 'はじめのメニュー',
  chatBarText: 'メニュー',
  areas,
})
const servicesArea: messagingApi.RichMenuArea = {
  bounds: { x: 0, y: 0, width: 1250, height: 843 },
  action: { type: 'uri', label: '手続き', uri: 'https://madoguchi.example.jp/procedures' },
}
const askArea: messagingApi.RichMenuArea = {
  bounds: { x: 1250, y: 0, width: 1250, height: 843 },
  action: { type: 'postback', label: 'お知らせをえらぶ', data: 'choose' },
}
const drawn = async () => {
  const { richMenuId } = await office.line.createRichMenu(menu())
  await office.line.setRichMenuImage(richMenuId, picture())
  return richMenuId
}

test('メニューは絵を付けてから全員に見せ、1人だけ別のものにできる', async () => {
  const { richMenuId } = await office.line.createRichMenu(menu())
  expect(await refusal(office.line.setDefaultRichMenu(richMenuId))).toMatchObject({
    status: 400,
    body: '{"message":"must upload richmenu image before applying it to user"}',
  })
  await office.line.setRichMenuImage(richMenuId, picture())
  expect((await refusal(office.line.setRichMenuImage(richMenuId, picture()))).status).toBe(400)
  await office.line.setDefaultRichMenu(richMenuId)
  expect(await office.line.getDefaultRichMenuId()).toEqual({ richMenuId })
  expect(await office.line.getRichMenu(richMenuId)).toEqual({ richMenuId, ...menu() })

  const phone = await office.phone(ren)
  const area = phone.split('<foreignObject').find((each) => each.includes('aria-label="お知らせをえらぶ"'))
  expect(area).toMatch(/^ x="1250" y="0" width="1250" height="843">/)
  expect(area).toContain('name="data" value="choose"')
  const [, drawing = ''] = /<image href="([^"]*)"/.exec(phone) ?? []
  const shown = await fetch(`${office.simulators.url}${drawing}`)
  expect(shown.headers.get('content-type')).toBe('image/png')

  const other = await drawn()
  await office.line.linkRichMenuIdToUser(hanako, other)
  expect(await office.line.getRichMenuIdOfUser(hanako)).toEqual({ richMenuId: other })
  await office.line.unlinkRichMenuIdFromUser(hanako)
  expect((await refusal(office.line.getRichMenuIdOfUser(hanako))).status).toBe(404)
})

test('大勢への割り当ては202で受け、消したメニューは見つからない', async () => {
  const richMenuId = await drawn()
  const { httpResponse } = await office.line.linkRichMenuIdToUsersWithHttpInfo({ richMenuId, userIds: [hanako, ren] })
  expect(httpResponse.status).toBe(202)
  expect(await office.line.getRichMenuIdOfUser(ren)).toEqual({ richMenuId })
  await office.line.unlinkRichMenuIdFromUsers({ userIds: [hanako, ren] })
  expect((await office.line.getRichMenuList()).richmenus.map((each) => each.richMenuId)).toContain(richMenuId)
  await office.line.deleteRichMenu(richMenuId)
  expect(await refusal(office.line.getRichMenu(richMenuId))).toMatchObject({
    status: 404,
    body: '{"message":"richmenu not found","details":[]}',
  })
})

test('長い名、枠の外の場所、21の場所は断る', async () => {
  const problemsOf = async (request: messagingApi.RichMenuRequest) => {
    const { details } = JSON.parse((await refusal(office.line.validateRichMenuObject(request))).body) as {
      details: { property: string }[]
    }
    return details.map(({ property }) => property)
  }
  const outside = { ...servicesArea, bounds: { x: 2000, y: 0, width: 501, height: 10 } }
  expect(await problemsOf({ ...menu([outside]), chatBarText: 'あ'.repeat(15), name: 'あ'.repeat(301) })).toEqual([
    'name',
    'chatBarText',
    'areas[0].bounds',
  ])
  expect(await problemsOf(menu(Array.from({ length: 21 }, () => servicesArea)))).toEqual(['areas'])
  expect(await problemsOf({ ...menu(), size: { width: 2500, height: 2000 } })).toEqual(['size.height'])
})

test('友だちの名は聞けるが、ブロックした人と知らない人の名は聞けない', async () => {
  expect(await office.line.getProfile(hanako)).toMatchObject({ userId: hanako, displayName: '佐藤花子' })
  await office.press(`/phones/${ren}/block`)
  expect((await refusal(office.line.getProfile(ren))).status).toBe(404)
  await office.press(`/phones/${ren}/block`)
  expect((await refusal(office.line.getProfile('U00000000000000000000000000000000'))).status).toBe(404)
  expect(await office.line.getBotInfo()).toMatchObject({ basicId: '@madoguchi', chatMode: 'bot' })
})
