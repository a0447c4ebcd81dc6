import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pushToLine } from '#modules/messaging/delivery/channels/line.ts'
import { sendMail } from '#modules/messaging/delivery/channels/mail.ts'
import { postParcel } from '#modules/messaging/delivery/channels/post.ts'
import { isAsked, type Outside, outside } from './testing.ts'

let world: Outside
beforeAll(async () => {
  world = await outside()
})
afterAll(() => world?.close())

const words = '窓口の接続を確かめています。返事はいりません。'

if (isAsked('line'))
  describe('LINEとの約束', () => {
    const push = (to: string, retryKey: string, channelAccessToken = world.config.line.channelAccessToken) => {
      const body = JSON.stringify({ to, messages: [{ type: 'text', text: words }] })
      return pushToLine({ ...world.config.line, channelAccessToken }, { body, retryKey })
    }

    test('同じ再試行キーでもう一度送っても、1通と数えられる', async () => {
      const key = randomUUID()
      const first = await push(world.lineUser, key)
      expect(first).toMatchObject({ kind: 'accepted' })
      expect(await push(world.lineUser, key)).toEqual(first)
    })

    test('知らない相手とちがうトークンは、終わりの失敗として断られる', async () => {
      expect(await push(`U${'0'.repeat(32)}`, randomUUID())).toEqual({ kind: 'refused', reason: 'not-accepted' })
      expect(await push(world.lineUser, randomUUID(), 'wrong')).toEqual({ kind: 'refused', reason: 'not-authorised' })
    })
  })

if (isAsked('mail'))
  describe('メールサーバーとの約束', () => {
    test('1通を受け取り、受け取ったと答える', async () => {
      const from = { name: '窓口', address: /<([^<>]+)>/.exec(world.config.mail.from)?.[1] ?? world.config.mail.from }
      const messageId = `<${randomUUID()}@${from.address.split('@').at(-1)}>`
      const mail = { from, to: world.mailTo, subject: words, text: words, messageId }
      expect(await sendMail(world.config.mail, JSON.stringify(mail))).toEqual({
        kind: 'accepted',
        providerId: messageId,
      })
    })
  })

if (isAsked('post'))
  describe('印刷と投函を頼む先との約束', () => {
    test('同じ番号の手紙は、2度頼んでも1通である', async () => {
      const pdf = Buffer.from(
        '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
      )
      const parcel = {
        reference: `contract-${randomUUID()}`,
        to: { postcode: '176-8501', address: '東京都練馬区豊玉北6-12-1', name: '接続確認 御中' },
        pdf: new Uint8Array(pdf),
      }
      const first = await postParcel(world.config.post, parcel)
      expect(first).toEqual({ kind: 'accepted', providerId: parcel.reference })
      expect(await postParcel(world.config.post, parcel)).toEqual(first)
    })
  })
