import { randomUUID } from 'node:crypto'
import type { messagingApi } from '@line/bot-sdk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hanako, openLine, refusal, ren, words } from '../fixtures.ts'
import { createTokenBucket } from './token-bucket.ts'

let office: Awaited<ReturnType<typeof openLine>>

beforeAll(async () => {
  office = await openLine()
})
afterAll(() => office.simulators.stop())

const nobody = (number: number) => `U${String(number).padStart(32, '0')}`
const sendToMany = (text: string, to: string[], key?: string) =>
  office.line.multicast({ to, messages: [words(text)] }, key)
const said = (userId = hanako) => office.simulators.line.talkOf(userId).map(({ message }) => message.text)
const messageOf = ({ body }: { body: string }) => (JSON.parse(body) as { message: string }).message

describe('大勢に送る', () => {
  test('500人まで一度に届き、501人は断る', async () => {
    const crowd = Array.from({ length: 499 }, (_, index) => nobody(index))
    expect(await sendToMany('防災訓練のお知らせ', [...crowd, hanako])).toEqual({})
    expect(said()).toContain('防災訓練のお知らせ')
    expect(await refusal(sendToMany('a', [...crowd, hanako, ren]))).toMatchObject({
      status: 400,
      body: JSON.stringify({
        message: 'The request body has 1 error(s)',
        details: [{ message: 'Size must be between 1 and 500', property: 'to' }],
      }),
    })
    expect((await refusal(sendToMany('a', []))).status).toBe(400)
  })

  test('形の違う宛先は、何番目かを言ってすべて断る', async () => {
    expect(messageOf(await refusal(sendToMany('だれにも届かない', [hanako, 'hanako'])))).toBe(
      "The property, 'to[1]', in the request body is invalid (line: -, column: -)",
    )
    expect(said()).not.toContain('だれにも届かない')
  })

  test('同じ再試行キーは24時間のあいだ409で、電話には1通だけ出る。過ぎればもう1通になる', async () => {
    const key = randomUUID()
    const bodies = []
    await sendToMany('24時間', [hanako], key)
    office.clock.now = office.clock.now.add({ hours: 23, minutes: 59 })
    bodies.push(await refusal(sendToMany('24時間', [hanako], key)))
    expect(bodies[0]).toMatchObject({ status: 409, body: '{"message":"The retry key is already accepted"}' })
    expect(bodies[0]?.headers.get('x-line-accepted-request-id')).toBeTruthy()
    expect(said().filter((text) => text === '24時間')).toHaveLength(1)
    office.clock.now = office.clock.now.add({ minutes: 1 })
    await sendToMany('24時間', [hanako], key)
    expect(said().filter((text) => text === '24時間')).toHaveLength(2)
  })

  test('2MBを超える本文は読まずに413で断る', async () => {
    expect((await refusal(sendToMany('あ'.repeat(800_000), [hanako]))).status).toBe(413)
  })

  test('悪い宛先を1人含む束は、だれが悪いか言わずに断る', async () => {
    await office.fault({ refused: ren })
    const refused = await refusal(sendToMany('束', [hanako, ren]))
    expect(refused).toMatchObject({ status: 400, body: '{"message":"Failed to send messages"}' })
    expect(await sendToMany('半分の束', [hanako])).toEqual({})
    await office.fault({ refused: '' })
  })

  test('一斉送信は友だちの全員に、絞った配信は50人に満たなければ失敗する', async () => {
    await office.line.broadcast({ messages: [words('友だちの皆さんへ')] })
    expect([said(), said(ren)].every((texts) => texts.includes('友だちの皆さんへ'))).toBe(true)

    const narrow = async (request: Omit<messagingApi.NarrowcastRequest, 'messages'>) => {
      const { httpResponse } = await office.line.narrowcastWithHttpInfo({ messages: [words('絞って')], ...request })
      expect(httpResponse.status).toBe(202)
      return String(httpResponse.headers.get('x-line-request-id'))
    }
    const open = await narrow({})
    const audience = await narrow({ recipient: { type: 'audience', audienceGroupId: 1 } as messagingApi.Recipient })
    const phases = async (id: string) => (await office.line.getNarrowcastProgress(id)).phase
    expect(await phases(open)).toBe('waiting')
    office.clock.now = office.clock.now.add({ seconds: 2 })
    expect(await phases(open)).toBe('sending')
    office.clock.now = office.clock.now.add({ seconds: 2 })
    expect(await office.line.getNarrowcastProgress(open)).toMatchObject({ phase: 'succeeded', failureCount: 0 })
    expect(await office.line.getNarrowcastProgress(audience)).toMatchObject({ phase: 'failed', errorCode: 4 })
  })

  test('試し読みは、送らずに、断るかどうかを言う', async () => {
    expect(await office.line.validateMulticast({ messages: [words('送らない文')] })).toEqual({})
    expect((await refusal(office.line.validatePush({ messages: [] }))).status).toBe(400)
    expect(said()).not.toContain('送らない文')
  })
})

test('だれでもない人への1通は断り、計測のときだけ友だちとして数える', async () => {
  const pushed = () => office.line.pushMessage({ to: nobody(1), messages: [words('a')] })
  expect(await refusal(pushed())).toMatchObject({ status: 400, body: '{"message":"Failed to send messages"}' })
  await office.fault({ strangers: 'friends' })
  const { recipients } = office.simulators.line.totals()
  expect((await pushed()).sentMessages).toHaveLength(1)
  expect(office.simulators.line.totals().recipients).toBe(recipients + 1)
  await office.fault({ strangers: 'unknown' })
  expect((await office.fault({ fault: 'earthquake' })).status).toBe(400)
})

describe('返事', () => {
  const tokenOf = async (text: string) => {
    await office.press(`/phones/${hanako}/messages`, { text })
    return String(office.newestEvent().replyToken)
  }
  const reply = (replyToken: string, text: string) => office.line.replyMessage({ replyToken, messages: [words(text)] })

  test('返事の札は1度だけ使える', async () => {
    const token = await tokenOf('こんにちは')
    expect((await reply(token, 'はい、区役所です')).sentMessages).toHaveLength(1)
    expect(said()).toContain('はい、区役所です')
    expect(messageOf(await refusal(reply(token, '二度目')))).toBe('Invalid reply token')
  })

  test('返事の札は1分で終わる', async () => {
    const token = await tokenOf('あとで')
    office.clock.now = office.clock.now.add({ seconds: 61 })
    expect(messageOf(await refusal(reply(token, '遅い')))).toBe('Invalid reply token')
  })

  test('返事に再試行キーは使えない', async () => {
    const response = await fetch(`${office.simulators.url}/v2/bot/message/reply`, {
      method: 'POST',
      headers: {
        authorization: 'Bearer line-token',
        'content-type': 'application/json',
        'x-line-retry-key': randomUUID(),
      },
      body: JSON.stringify({ replyToken: await tokenOf('キー'), messages: [words('a')] }),
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({ message: 'Invalid retry key' })
  })
})

describe('LINEの調子が悪い', () => {
  const answersOf = async (count: number) => {
    const answers = []
    for (let index = 0; index < count; index += 1)
      answers.push(
        await sendToMany('調子', [hanako]).then(
          () => '200',
          (error: { status: number; body: string }) => `${error.status} ${messageOf(error)}`,
        ),
      )
    return answers
  }

  test('429の3つの意味は文だけで分かれ、言われた回数だけ続く', async () => {
    await office.fault({ fault: 'rate', times: '2' })
    expect(await answersOf(3)).toEqual([
      '429 The API rate limit has been exceeded. Try again later.',
      '429 The API rate limit has been exceeded. Try again later.',
      '200',
    ])
    await office.fault({ fault: 'monthly' })
    expect(await answersOf(1)).toEqual(['429 You have reached your monthly limit.'])
    await office.fault({ fault: 'concurrency' })
    expect((await answersOf(1))[0]).toMatch(/^429 .*concurrent/)
  })

  test('受け取る前の500は、同じキーで送り直して1通になる', async () => {
    const key = randomUUID()
    await office.fault({ fault: 'before' })
    expect((await refusal(sendToMany('受け取る前の500', [hanako], key))).status).toBe(500)
    expect(said()).not.toContain('受け取る前の500')
    expect(await sendToMany('受け取る前の500', [hanako], key)).toEqual({})
  })

  test('25時間止まり、そのあと動く', async () => {
    await office.fault({ outage_minutes: String(25 * 60) })
    expect((await answersOf(1))[0]).toMatch(/^500/)
    office.clock.now = office.clock.now.add({ hours: 24, minutes: 59 })
    expect((await answersOf(1))[0]).toMatch(/^500/)
    office.clock.now = office.clock.now.add({ minutes: 2 })
    expect(await answersOf(1)).toEqual(['200'])
  })

  test('月の上限は人数で数え、翌月にまた送れる。ふだんは上限がない', async () => {
    expect(await office.line.getMessageQuota()).toEqual({ type: 'none' })
    const { totalUsage } = await office.line.getMessageQuotaConsumption()
    await office.fault({ monthly_limit: String(totalUsage + 1) })
    expect(await office.line.getMessageQuota()).toEqual({ type: 'limited', value: totalUsage + 1 })
    expect(messageOf(await refusal(sendToMany('a', [hanako, ren])))).toBe('You have reached your monthly limit.')
    expect(await answersOf(2)).toEqual(['200', '429 You have reached your monthly limit.'])
    office.clock.now = Temporal.Instant.from('2027-01-01T00:00:00+09:00')
    expect(await answersOf(1)).toEqual(['200'])
    await office.fault({ monthly_limit: '' })
  })
})

test('速さの上限は桶で、少しずつ満ちる。断られた試みも1回と数える', async () => {
  let now = 0
  const bucket = createTokenBucket({ requests: 60, seconds: 3_600 }, () => now)
  expect(Array.from({ length: 61 }, () => bucket.take()).filter(Boolean)).toHaveLength(60)
  now += 60_000
  expect([bucket.take(), bucket.take()]).toEqual([true, false])

  const statuses = []
  for (let index = 0; index <= 100; index += 1) statuses.push((await refusal(office.line.createRichMenu({}))).status)
  expect(statuses).toEqual([...Array.from({ length: 100 }, () => 400), 429])
  expect(office.simulators.line.totals().answers['richmenu 429']).toBe(1)
})
