import { afterEach, beforeEach, expect, test } from 'vitest'
import type { messagingApi } from '@line/bot-sdk'
import { hanako, openLine, ren, words } from '../fixtures.ts'

let office: Awaited<ReturnType<typeof openLine>>

beforeEach(async () => {
  office = await openLine()
})
afterEach(() => office.simulators.stop())

const send = (message: object) => office.line.pushMessage({ to: hanako, messages: [message as messagingApi.Message] })
const page = async (path: string) => (await fetch(`${office.simulators.url}${path}`)).text()
/** The hidden fields of the form whose button has this name. */
const fieldsOf = (html: string, button: string): Record<string, string> => {
  const form = html.split('<form').find((each) => each.includes(`>${button}</button>`)) ?? ''
  return Object.fromEntries(
    [...form.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  )
}

test('ロック画面には代わりの文だけが出て、中身は出ない', async () => {
  const body = { type: 'box', layout: 'vertical', contents: [{ type: 'text', text: '手当の額は10,500円です' }] }
  await send({ type: 'flex', altText: '区からのお知らせ', contents: { type: 'bubble', body } })
  const html = await office.phone()
  const lock = html.slice(html.indexOf('ロック画面'))
  expect(html).toContain('手当の額は10,500円です')
  expect(lock).toContain('区からのお知らせ')
  expect(lock).not.toContain('手当の額')
})

test('すぐに返せる言葉を押すと、その言葉か値がアプリに届き、並びは消える', async () => {
  const items = [
    { type: 'action', action: { type: 'message', label: '光が丘', text: '光が丘です' } },
    { type: 'action', action: { type: 'postback', label: 'やめる', data: 'stop=1' } },
    { type: 'action', action: { type: 'datetimepicker', label: '日を選ぶ', data: 'day', mode: 'date' } },
  ]
  await send({ type: 'text', text: 'どの地域ですか', quickReply: { items } })
  const html = await office.phone()
  await office.press(`/phones/${hanako}/presses`, { ...fieldsOf(html, '日を選ぶ'), picked: '2026-12-25' })
  expect(office.newestEvent()).toMatchObject({ postback: { data: 'day', params: { date: '2026-12-25' } } })
  await office.press(`/phones/${hanako}/presses`, fieldsOf(html, 'やめる'))
  expect(office.newestEvent()).toMatchObject({ type: 'postback', postback: { data: 'stop=1' } })
  await office.press(`/phones/${hanako}/presses`, fieldsOf(html, '光が丘'))
  expect(office.newestEvent()).toMatchObject({ type: 'message', message: { text: '光が丘です' } })
  expect(await office.phone()).not.toContain('日を選ぶ')
})

test('並びと色のある吹き出しを、決めたとおりに描く', async () => {
  const contents = {
    type: 'bubble',
    header: { type: 'box', layout: 'vertical', backgroundColor: '#0B5A34', contents: [{ type: 'text', text: '題' }] },
    footer: {
      type: 'box',
      layout: 'horizontal',
      contents: [
        { type: 'button', style: 'primary', action: { type: 'uri', label: 'くわしく', uri: 'https://example.jp/' } },
        { type: 'button', action: { type: 'uri', label: '電話する', uri: 'line://call/1' } },
      ],
    },
  }
  await send({ type: 'flex', altText: 'a', contents })
  const html = await office.phone()
  expect(html).toMatch(/<a class="fx-button fx-primary" href="https:\/\/example\.jp\/">くわしく<\/a>/)
  const sheet = /href="(\/line\/colours\.css[^"]*)"/.exec(html)?.[1] ?? ''
  expect(await page(sheet)).toContain('.b-0b5a34{background:#0b5a34}')
  expect(await page('/line/colours.css?of=c-000000%7D%20body,x')).toBe('')
})

test('書かれた記号は、命令にならずにそのまま出る', async () => {
  await office.press(`/phones/${hanako}/messages`, { text: '<script>alert(1)</script>' })
  await send(words('<img src=x onerror=alert(1)>'))
  expect(await office.phone()).not.toMatch(/<script|<img src=x/)
})

test('みんなの電話には、それぞれの新しい1通が並ぶ', async () => {
  await office.line.multicast({ to: [hanako, ren], messages: [words('防災訓練は10時からです')] })
  const html = await page('/phones')
  expect(html.match(/防災訓練は10時からです/g)).toHaveLength(2)
  expect(html).toMatch(/佐藤健さん[\s\S]*まだ友だちではありません/)
})

test('ブロックしている間は書けず、アプリに何も届かない', async () => {
  await office.press(`/phones/${hanako}/block`)
  const before = office.webhooks.length
  await office.press(`/phones/${hanako}/messages`, { text: '届かない' })
  await office.press(`/phones/${hanako}/presses`, { type: 'postback', data: 'a' })
  expect(office.webhooks).toHaveLength(before)
  expect(await office.phone()).not.toContain('メッセージを入力')
})

test('電話には新しい100通だけが残る', async () => {
  for (let index = 0; index < 25; index += 1)
    await office.line.pushMessage({
      to: hanako,
      messages: Array.from({ length: 5 }, (_, place) => words(`${index * 5 + place}通目`)),
    })
  const talk = office.simulators.line.talkOf(hanako).map(({ message }) => message.text)
  expect(talk).toHaveLength(100)
  expect(talk[0]).toBe('25通目')
})
