import type { messagingApi } from '@line/bot-sdk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hanako, openLine, refusal, words } from '../fixtures.ts'

let office: Awaited<ReturnType<typeof openLine>>

beforeAll(async () => {
  office = await openLine()
})
afterAll(() => office.simulators.stop())

type Refused = { message: string; details: { message: string; property: string }[] }

const isTaken = async (...messages: object[]) =>
  expect(await office.line.validatePush({ messages: messages as messagingApi.Message[] })).toEqual({})
const refused = async (...messages: object[]): Promise<Refused> => {
  const { status, body } = await refusal(office.line.validatePush({ messages: messages as messagingApi.Message[] }))
  expect(status).toBe(400)
  return JSON.parse(body) as Refused
}
const placesOf = async (...messages: object[]) => (await refused(...messages)).details.map(({ property }) => property)

const flex = (contents: object) => ({ type: 'flex', altText: 'お知らせ', contents })
const bubble = (...contents: object[]) => flex({ type: 'bubble', body: box('vertical', ...contents) })
const box = (layout: string, ...contents: object[]) => ({ type: 'box', layout, contents })
const text = (more: object = {}) => ({ type: 'text', text: '文', ...more })

describe('文とボタンの決まり', () => {
  const quick = (...actions: object[]) => ({
    type: 'text',
    text: 'a',
    quickReply: { items: actions.map((action) => ({ type: 'action', action })) },
  })
  const postback = (more: object = {}) => ({ type: 'postback', label: '見る', data: 'a', ...more })

  test('すぐに返せる言葉は13まで、名は20文字まで、送る値は300文字まで', async () => {
    await isTaken(
      quick(...Array.from({ length: 13 }, () => postback({ label: 'あ'.repeat(20), data: 'a'.repeat(300) }))),
    )
    expect(await placesOf(quick(...Array.from({ length: 14 }, () => postback())))).toEqual([
      'messages[0].quickReply.items',
    ])
    expect(await placesOf(words('a'), quick(postback({ label: 'あ'.repeat(21), data: 'a'.repeat(301) })))).toEqual([
      'messages[1].quickReply.items[0].action.label',
      'messages[1].quickReply.items[0].action.data',
    ])
  })

  test('開く先は1,000文字までで、http・https・line・telだけ', async () => {
    const open = (uri: string) => quick({ type: 'uri', label: '見る', uri })
    await isTaken(open(`https://example.jp/${'a'.repeat(981)}`), open('tel:0312345678'), open('line://app/1'))
    expect((await refused(open(`https://example.jp/${'a'.repeat(982)}`))).details).toHaveLength(1)
    expect((await refused(open('javascript:alert(1)'))).details).toEqual([
      { message: 'invalid uri scheme', property: 'messages[0].quickReply.items[0].action.uri' },
    ])
  })

  test('代わりの文は1,500文字まで、送り主の名は20文字まで', async () => {
    await isTaken({ ...bubble(text()), altText: 'あ'.repeat(1_500), sender: { name: 'あ'.repeat(20) } })
    expect(
      await placesOf({ ...bubble(text()), altText: 'あ'.repeat(1_501), sender: { name: 'あ'.repeat(21) } }),
    ).toEqual(['messages[0].altText', 'messages[0].sender.name'])
  })

  test('悪いところは一度にすべて、LINEの言葉で言う', async () => {
    expect(await refused({ type: 'text', text: '' }, { type: 'letter' })).toEqual({
      message: 'The request body has 2 error(s)',
      details: [
        { message: 'May not be empty', property: 'messages[0].text' },
        {
          message: expect.stringMatching(/^Must be one of the following values: \[text, /),
          property: 'messages[1].type',
        },
      ],
    })
  })

  test('並んだ札は、ボタンの数をそろえる', async () => {
    const column = (...labels: string[]) => ({
      text: 'a',
      actions: labels.map((label) => ({ type: 'message', label, text: label })),
    })
    const carousel = (...columns: object[]) => ({
      type: 'template',
      altText: 'a',
      template: { type: 'carousel', columns },
    })
    await isTaken(carousel(column('1', '2'), column('1', '2')))
    expect((await refused(words('a'), carousel(column('1', '2'), column('1')))).message).toBe(
      'A message (messages[1]) in the request body is invalid',
    )
  })

  test('集計の名は1つで、英数字と下線だけ', async () => {
    const send = (customAggregationUnits: string[]) =>
      office.line.pushMessage({ to: hanako, messages: [words('a')], customAggregationUnits })
    expect((await send(['campaign_12'])).sentMessages).toHaveLength(1)
    expect((await refusal(send(['a', 'b']))).status).toBe(400)
    expect((await refusal(send(['防災']))).status).toBe(400)
  })
})

describe('フレックスの決まり', () => {
  const icon = { type: 'icon', url: 'https://example.jp/i.png' }
  const image = { type: 'image', url: 'https://example.jp/i.png' }

  test('1行に並べる箱には、絵文字と文と空きだけが入る', async () => {
    await isTaken(bubble(box('baseline', icon, text(), { type: 'filler' })))
    expect(await placesOf(bubble(box('baseline', text(), image)))).toEqual(['/body/contents/0/contents/1'])
    expect(await placesOf(bubble(box('vertical', icon)))).toEqual(['/body/contents/0/contents/0'])
    await isTaken(bubble())
  })

  test('なくなった部品と知らない項目は、場所を言って断る', async () => {
    const footer = box('vertical', text(), text(), { type: 'spacer', size: 'sm' })
    expect((await refused(flex({ type: 'bubble', footer }))).details).toEqual([
      { message: 'invalid property', property: '/footer/contents/2' },
    ])
    expect(
      (await refused(flex({ type: 'bubble', body: box('vertical'), styles: { type: 'styles' } }))).details,
    ).toEqual([{ message: 'unknown field', property: '/styles/type' }])
  })

  test('見出しの絵は箱か絵か動画で、場所と https が要る', async () => {
    const hero = (contents: object) => flex({ type: 'bubble', hero: contents })
    await isTaken(hero(image), hero(box('vertical', text())))
    expect((await refused(hero({ type: 'image' }))).details).toEqual([
      { message: 'must be specified', property: '/hero/url' },
    ])
    expect((await refused(hero({ type: 'image', url: 'http://example.jp/i.png' }))).details).toEqual([
      { message: 'invalid uri scheme', property: '/hero/url' },
    ])
    expect(await placesOf(hero(text()))).toEqual(['/hero'])
    expect(await placesOf(bubble({ type: 'video', url: image.url }))).toEqual(['/body/contents/0'])
  })

  test('色は6桁か8桁、色の移りは角度と両端が要る', async () => {
    const toned = (background: object) => flex({ type: 'bubble', body: { ...box('vertical', text()), background } })
    const tone = { type: 'linearGradient', angle: '359.9deg', startColor: '#FFFFFF', endColor: '#00000080' }
    await isTaken(toned(tone))
    expect(await placesOf(toned({ ...tone, angle: '360deg' }))).toEqual(['/body/background/angle'])
    expect(await placesOf(toned({ type: 'linearGradient', angle: '0deg' }))).toEqual([
      '/body/background/startColor',
      '/body/background/endColor',
    ])
    expect(await placesOf(bubble(text({ color: 'red' }), text({ color: '#fff' })))).toEqual([
      '/body/contents/0/color',
      '/body/contents/1/color',
    ])
  })

  test('大きさの名、比、行数の形を見る', async () => {
    await isTaken(bubble(text({ size: 'xl', maxLines: 2, margin: '12px' }), { ...image, aspectRatio: '1:3' }))
    expect(
      await placesOf(
        bubble(text({ size: 'huge', maxLines: -1, wrap: 'yes' }), { ...image, aspectRatio: '1:4' }, text({ flex: -1 })),
      ),
    ).toEqual([
      '/body/contents/0/size',
      '/body/contents/0/wrap',
      '/body/contents/0/maxLines',
      '/body/contents/1/aspectRatio',
      '/body/contents/2/flex',
    ])
  })

  test('並びは12まで、50KBまで、同じ大きさで', async () => {
    const row = (...contents: object[]) => flex({ type: 'carousel', contents })
    const one = (more: object = {}) => ({ type: 'bubble', body: box('vertical', text()), ...more })
    await isTaken(row(...Array.from({ length: 12 }, () => one({ size: 'kilo' }))))
    expect(await placesOf(row(...Array.from({ length: 13 }, () => one())))).toEqual(['/contents'])
    expect(await placesOf(row(one(), one({ size: 'giga' })))).toEqual(['/contents/1/size'])
    const heavy = one({ body: box('vertical', text({ text: 'a'.repeat(20_000) })) })
    expect(await placesOf(row(heavy, heavy, heavy))).toEqual(['/'])
  })
})
