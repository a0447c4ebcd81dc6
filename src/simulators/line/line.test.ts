import { randomUUID } from 'node:crypto'
import type { messagingApi } from '@line/bot-sdk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hanako, openLine, refusal, ren, words } from './fixtures.ts'

let office: Awaited<ReturnType<typeof openLine>>

beforeAll(async () => {
  office = await openLine()
})
afterAll(() => office.simulators.stop())

const pushed = (text: string, key?: string, to = hanako) =>
  office.line.pushMessage({ to, messages: [words(text)] }, key)
const phone = (userId?: string) => office.phone(userId)
const timesSaid = (words: string) =>
  office.simulators.line.talkOf(hanako).filter(({ message }) => message.text === words).length

describe('LINEに送る', () => {
  test('送った文は佐藤花子の電話に出て、番号と引用の札が返る', async () => {
    const { sentMessages } = await pushed('住民票の写しの準備ができました')
    expect(sentMessages).toEqual([{ id: expect.stringMatching(/^\d{18}$/), quoteToken: expect.any(String) }])
    expect(await phone()).toContain('住民票の写しの準備ができました')
  })

  test('鍵が違えば断る', async () => {
    expect(await refusal(office.clientWith('wrong').pushMessage({ to: hanako, messages: [words('a')] }))).toMatchObject(
      {
        status: 401,
      },
    )
  })

  test('再試行キーがUUIDでなければ断る', async () => {
    expect(await refusal(pushed('a', 'not-a-uuid'))).toMatchObject({ status: 400 })
  })

  test('受け取り済みの再試行キーは409で、初めの番号が返り、電話には1通だけ出る', async () => {
    const key = randomUUID()
    const { sentMessages } = await pushed('1通だけ届く文', key)
    const again = await refusal(pushed('1通だけ届く文', key))
    expect(again.status).toBe(409)
    expect(JSON.parse(again.body)).toEqual({ message: 'The retry key is already accepted', sentMessages })
    expect(again.headers.get('x-line-accepted-request-id')).toBeTruthy()
    expect(timesSaid('1通だけ届く文')).toBe(1)
  })

  test('受け取ってから500で答えられても、同じキーで送り直せば重ならない', async () => {
    await office.fault({ fault: 'error' })
    const key = randomUUID()
    expect((await refusal(pushed('500のあとの文', key))).status).toBe(500)
    expect((await refusal(pushed('500のあとの文', key))).status).toBe(409)
    expect(timesSaid('500のあとの文')).toBe(1)
  })

  test('断られた送信は再試行キーを使い切らない', async () => {
    const key = randomUUID()
    expect((await refusal(pushed('', key))).status).toBe(400)
    expect((await pushed('直して送った文', key)).sentMessages).toHaveLength(1)
  })

  test('ブロックした人に送っても200が返り、電話には何も出ない', async () => {
    await office.press(`/phones/${ren}/block`)
    expect((await pushed('届かない文', undefined, ren)).sentMessages).toHaveLength(1)
    await office.press(`/phones/${ren}/block`)
    expect(await phone(ren)).not.toContain('届かない文')
  })
})

describe('LINEが断る内容', () => {
  const bubble = (text: string) => ({
    type: 'bubble' as const,
    body: { type: 'box' as const, layout: 'vertical' as const, contents: [{ type: 'text' as const, text }] },
  })
  const flex = (contents: unknown) => ({ type: 'flex', altText: 'お知らせ', contents }) as messagingApi.Message
  const detailsOf = async (...messages: messagingApi.Message[]) => {
    const { status, body } = await refusal(office.line.pushMessage({ to: hanako, messages }))
    expect(status).toBe(400)
    return JSON.parse(body) as { message: string; details?: { message: string; property: string }[] }
  }

  test('文の長さはUTF-16の単位で数え、5,000まで受け取る', async () => {
    expect((await pushed('𠮷'.repeat(2_500))).sentMessages).toHaveLength(1)
    expect(await detailsOf(words(`${'𠮷'.repeat(2_500)}。`))).toMatchObject({
      details: [{ property: 'messages[0].text' }],
    })
  })

  test('0通と6通は受け取らない', async () => {
    expect((await detailsOf()).details).toMatchObject([{ property: 'messages' }])
    expect((await detailsOf(...Array.from({ length: 6 }, () => words('a')))).details).toMatchObject([
      { property: 'messages' },
    ])
  })

  test('宛先の形が違えば、その項目を言う', async () => {
    const { body } = await refusal(office.line.pushMessage({ to: 'hanako', messages: [words('a')] }))
    expect(JSON.parse(body)).toEqual({
      message: "The property, 'to', in the request body is invalid (line: -, column: -)",
    })
  })

  test('空の文のあるフレックスは、中の場所を言って断る', async () => {
    expect(await detailsOf(words('a'), flex(bubble('')))).toEqual({
      message: 'A message (messages[1]) in the request body is invalid',
      details: [{ message: 'must be non-empty text', property: '/body/contents/0/text' }],
    })
  })

  test('30KBを超える吹き出し、13の並び、大きさの違う並びは断る', async () => {
    expect((await detailsOf(flex(bubble('あ'.repeat(11_000))))).details).toHaveLength(1)
    const carousel = (contents: unknown[]) => flex({ type: 'carousel', contents })
    expect((await detailsOf(carousel(Array.from({ length: 13 }, () => bubble('a'))))).details).toMatchObject([
      { property: '/contents' },
    ])
    expect((await detailsOf(carousel([bubble('a'), { ...bubble('b'), size: 'kilo' }]))).details).toMatchObject([
      { property: '/contents/1/size' },
    ])
  })

  test('javascript: のボタンは断る', async () => {
    const button = { type: 'button', action: { type: 'uri', label: '見る', uri: 'javascript:alert(1)' } }
    const contents = { type: 'bubble', footer: { type: 'box', layout: 'vertical', contents: [button] } }
    expect((await detailsOf(flex(contents))).details).toEqual([
      { message: 'invalid uri scheme', property: '/footer/contents/0/action/uri' },
    ])
  })
})
