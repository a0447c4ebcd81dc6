import { HTTPFetchError, messagingApi, validateSignature } from '@line/bot-sdk'
import type { Config } from '#platform/config/index.ts'
import { within } from '../delivery/channels/network.ts'

/** An answer with the single-use token of the event that it answers. */
export type Reply = { replyToken: string; messages: messagingApi.Message[] }

/** `again`: nobody knows whether it arrived, or LINE cannot now; the token makes sure that it arrives once. */
export type Replied = 'done' | 'again'

const patienceMilliseconds = 10_000

/** Whether LINE, which alone knows the channel's secret, wrote exactly these bytes. */
export const isFromLine = (bytes: Uint8Array, secret: string, signature: string | undefined): boolean =>
  secret !== '' && signature !== undefined && validateSignature(Buffer.from(bytes), secret, signature)

/** Answers once: the token is used up by the first attempt that arrives, and a used or dead one is refused. Never a push instead. */
export async function sendReply(line: Config['line'], reply: Reply): Promise<Replied> {
  try {
    await within(patienceMilliseconds, clientOf(line).replyMessage(reply))
    return 'done'
  } catch (error) {
    return error instanceof HTTPFetchError && error.status < 500 && error.status !== 429 ? 'done' : 'again'
  }
}

/** A token with which this LINE account can be linked for ten minutes; `undefined` when LINE gives none now. */
export async function askLinkToken(line: Config['line'], lineUserId: string): Promise<string | undefined> {
  return within(patienceMilliseconds, clientOf(line).issueLinkToken(lineUserId)).then(
    ({ linkToken }) => linkToken,
    () => undefined,
  )
}

export type LineAccount = { botUserId: string; basicId: string }

/** The office's own account; `undefined` when LINE does not say now. */
export async function askAccount(line: Config['line']): Promise<LineAccount | undefined> {
  return within(3_000, clientOf(line).getBotInfo()).then(
    ({ userId, basicId }) => (userId && basicId ? { botUserId: userId, basicId } : undefined),
    () => undefined,
  )
}

export const clientOf = (line: Config['line']) =>
  new messagingApi.MessagingApiClient({ channelAccessToken: line.channelAccessToken, baseURL: line.baseUrl })
