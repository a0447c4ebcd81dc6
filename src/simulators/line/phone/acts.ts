import { randomBytes } from 'node:crypto'
import type { World } from '../../world/world.ts'
import type { Account } from '../account/account.ts'
import { addTo, type Phone } from '../account/phones.ts'
import { messageId } from '../api/sender.ts'
import type { LineMessage } from '../rules/messages.ts'

type Postback = { data: string; displayText?: string; params?: Record<string, string> }

/** What a person does with her phone, of which LINE tells the app. Nothing reaches the account of whom it is no friend. */
export type Acts = ReturnType<typeof createActs>

export const createActs = (world: World, { webhooks, replyTokens, linkTokens, faults }: Account) => {
  const replyToken = (phone: Phone) => replyTokens.issue(phone.userId, world.clock.now())
  const say = (phone: Phone, message: LineMessage): string => {
    const id = messageId()
    addTo(phone, { at: world.clock.now(), id, from: 'person', message })
    return id
  }

  return {
    write: (phone: Phone, text: string): void => {
      if (phone.friendship !== 'friend') return
      const id = say(phone, { type: 'text', text })
      const message = { type: 'text' as const, id, quoteToken: quoteToken(), text }
      webhooks.emit(phone.userId, { type: 'message', replyToken: replyToken(phone), message })
    },
    sendSticker: (phone: Phone): void => {
      if (phone.friendship !== 'friend') return
      const sticker = { packageId: '446', stickerId: '1988' }
      const id = say(phone, { type: 'sticker', ...sticker })
      const message = { type: 'sticker' as const, id, quoteToken: quoteToken(), ...sticker }
      webhooks.emit(phone.userId, {
        type: 'message',
        replyToken: replyToken(phone),
        message: { ...message, stickerResourceType: 'STATIC' },
      })
    },
    sendImage: (phone: Phone): void => {
      if (phone.friendship !== 'friend') return
      const id = say(phone, { type: 'image' })
      const message = {
        type: 'image' as const,
        id,
        quoteToken: quoteToken(),
        contentProvider: { type: 'line' as const },
      }
      webhooks.emit(phone.userId, { type: 'message', replyToken: replyToken(phone), message })
    },
    postBack: (phone: Phone, { data, displayText, params }: Postback): void => {
      if (phone.friendship !== 'friend') return
      if (displayText !== undefined) say(phone, { type: 'text', text: displayText })
      webhooks.emit(phone.userId, {
        type: 'postback',
        replyToken: replyToken(phone),
        postback: { data, ...(params && { params }) },
      })
    },
    block: (phone: Phone): void => {
      if (phone.friendship !== 'friend') return
      phone.friendship = 'blocked'
      webhooks.emit(phone.userId, { type: 'unfollow' })
    },
    /** Becomes a friend, for the first time or again. */
    follow: (phone: Phone): void => {
      if (phone.friendship === 'friend') return
      const isUnblocked = phone.friendship === 'blocked'
      phone.friendship = 'friend'
      webhooks.emit(phone.userId, { type: 'follow', replyToken: replyToken(phone), follow: { isUnblocked } })
    },
    /** The app sent the phone back with its nonce. The link token is used up, whatever becomes of it. */
    link: (phone: Phone, { linkToken, nonce }: { linkToken: string; nonce: string }): 'ok' | 'failed' => {
      linkTokens.use(linkToken)
      const result = faults.linking
      if (result === 'ok') phone.isLinked = true
      const token = result === 'ok' ? { replyToken: replyToken(phone) } : {}
      webhooks.emit(phone.userId, { type: 'accountLink', link: { result, nonce }, ...token })
      return result
    },
  }
}

const quoteToken = () => randomBytes(24).toString('base64url')
