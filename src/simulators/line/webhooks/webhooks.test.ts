import { LINE_SIGNATURE_HTTP_HEADER_NAME, validateSignature } from '@line/bot-sdk'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hanako, openLine, refusal } from '../fixtures.ts'
import { signatureOf } from './webhooks.ts'

let office: Awaited<ReturnType<typeof openLine>>

beforeEach(async () => {
  office = await openLine()
})
afterEach(() => office.simulators.stop())

const write = (text: string) => office.press(`/phones/${hanako}/messages`, { text })
const types = () => office.webhooks.flatMap(({ events }) => events.map(({ type }) => type))

describe('アプリへの知らせ', () => {
  test('LINEの見本と同じ署名になる', () => {
    expect(signatureOf('test_secret', '{"hello":"world"}')).toBe('t7Hn4ZDHqs6e+wdvI5TyQIvzie0DmMUmuXEBqyyE/tM=')
  })

  test('届いたままの本文に、公式のSDKが認める署名が付く。絵文字は \\u で書かれる', async () => {
    await write('引っ越します🏠')
    const [webhook] = office.webhooks
    const signature = webhook?.headers.get(LINE_SIGNATURE_HTTP_HEADER_NAME) ?? ''
    expect(validateSignature(webhook?.body ?? '', 'line-secret', signature)).toBe(true)
    expect(validateSignature(JSON.stringify(JSON.parse(webhook?.body ?? '')), 'line-secret', signature)).toBe(false)
    expect(JSON.parse(webhook?.body ?? '')).toEqual({
      destination: expect.stringMatching(/^U[0-9a-f]{32}$/),
      events: [
        {
          type: 'message',
          mode: 'active',
          timestamp: office.clock.now.epochMilliseconds,
          source: { type: 'user', userId: hanako },
          webhookEventId: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/),
          deliveryContext: { isRedelivery: false },
          replyToken: expect.stringMatching(/^[0-9a-f]{32}$/),
          message: {
            type: 'text',
            id: expect.stringMatching(/^\d{18}$/),
            text: '引っ越します🏠',
            quoteToken: expect.any(String),
          },
        },
      ],
    })
  })

  test('アプリが断れば、同じ番号で、再送と言って送り直す', async () => {
    office.answer.status = 503
    await write('聞こえますか')
    await expect.poll(() => office.webhooks.length).toBe(4)
    const events = office.webhooks.flatMap((webhook) => webhook.events)
    expect(new Set(events.map(({ webhookEventId }) => webhookEventId)).size).toBe(1)
    expect(events.map(({ deliveryContext }) => deliveryContext)).toEqual([
      { isRedelivery: false },
      ...Array.from({ length: 3 }, () => ({ isRedelivery: true })),
    ])
  })

  test('頼まれれば2度、または順を入れ替えて届ける', async () => {
    await office.fault({ webhooks: 'twice' })
    await write('2度')
    const [first, second] = office.webhooks.map(({ events }) => events[0])
    expect(first?.webhookEventId).toBe(second?.webhookEventId)

    office.webhooks.length = 0
    await office.fault({ webhooks: 'out-of-order' })
    await office.press(`/phones/${hanako}/block`)
    await office.press(`/phones/${hanako}/block`)
    expect(types()).toEqual(['follow', 'unfollow'])
  })

  test('ブロックは返事の札なしで、解除は解除と言って届く。初めての友だちは解除と言わない', async () => {
    await office.press(`/phones/${hanako}/block`)
    expect(office.newestEvent()).not.toHaveProperty('replyToken')
    await office.press(`/phones/${hanako}/block`)
    expect(office.newestEvent()).toMatchObject({ type: 'follow', follow: { isUnblocked: true } })
    const stranger = /\/phones\/(U[0-9a-f]{32})"[^>]*>佐藤健さん/.exec(
      await (await fetch(`${office.simulators.url}/phones`)).text(),
    )?.[1]
    await office.press(`/phones/${stranger}/block`)
    expect(office.newestEvent()).toMatchObject({ type: 'follow', follow: { isUnblocked: false } })
  })

  test('絵のスタンプ、写真、押したボタンも届く', async () => {
    await office.press(`/phones/${hanako}/messages`, { kind: 'sticker' })
    expect(office.newestEvent()).toMatchObject({ message: { type: 'sticker', packageId: '446' } })
    await office.press(`/phones/${hanako}/messages`, { kind: 'image' })
    expect(office.newestEvent()).toMatchObject({ message: { type: 'image', contentProvider: { type: 'line' } } })
    await office.press(`/phones/${hanako}/presses`, { type: 'postback', data: 'topics', text: '分野をえらぶ' })
    expect(office.newestEvent()).toMatchObject({ type: 'postback', postback: { data: 'topics' } })
    expect(await office.phone()).toContain('分野をえらぶ')
  })

  test('届け先はアプリの中だけで変えられ、つながるかを試せる', async () => {
    const { line } = office
    expect(await line.getWebhookEndpoint()).toEqual({ endpoint: 'http://localhost:3140/callbacks/line', active: true })
    expect((await refusal(line.setWebhookEndpoint({ endpoint: 'https://example.com/' }))).status).toBe(400)
    await line.setWebhookEndpoint({ endpoint: 'http://localhost:3140/callbacks/line' })
    expect(await line.testWebhookEndpoint({})).toMatchObject({ success: true, statusCode: 200 })
  })
})

describe('LINEの連携', () => {
  const open = async (linkToken: string, nonce: string) => {
    const query = new URLSearchParams({ linkToken, nonce })
    const response = await fetch(`${office.simulators.url}/line/dialog/bot/accountLink?${query}`)
    await office.simulators.settle()
    return response
  }
  const nonce = 'nonce-of-our-own'
  const token = async () => (await office.line.issueLinkToken(hanako)).linkToken

  test('アプリから戻ると、渡した番号とともに連携できたと知らせる。札は1度だけ', async () => {
    const linkToken = await token()
    expect((await open(linkToken, nonce)).status).toBe(200)
    expect(office.newestEvent()).toMatchObject({
      type: 'accountLink',
      source: { userId: hanako },
      link: { result: 'ok', nonce },
      replyToken: expect.any(String),
    })
    expect((await open(linkToken, nonce)).status).toBe(400)
    expect(office.webhooks).toHaveLength(1)
  })

  test('10分を過ぎた札と、短すぎる番号、長すぎる番号では連携しない', async () => {
    expect((await open(await token(), '123456789')).status).toBe(400)
    expect((await open(await token(), 'a'.repeat(256))).status).toBe(400)
    const linkToken = await token()
    office.clock.now = office.clock.now.add({ minutes: 10 })
    expect((await open(linkToken, nonce)).status).toBe(400)
    expect(office.webhooks).toHaveLength(0)
  })

  test('失敗は、返事の札なしで知らせる', async () => {
    await office.fault({ linking: 'failed' })
    await open(await token(), nonce)
    expect(office.newestEvent()).toMatchObject({ type: 'accountLink', link: { result: 'failed', nonce } })
    expect(office.newestEvent()).not.toHaveProperty('replyToken')
  })
})
