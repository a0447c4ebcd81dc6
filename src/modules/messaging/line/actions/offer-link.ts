import type { Tx } from '#platform/db/index.ts'
import { href } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { askLinkToken, type Reply } from '../channel.ts'
import { interlocutorOf } from '../store/friends.ts'
import { keepLinkToken } from '../store/links.ts'
import { voiceOf } from '../voice.ts'

/** A way to link this LINE account: asks LINE for a token at once, and keeps its hash when the answer is kept. */
export async function linkOffer(
  house: House,
  lineUserId: string,
): Promise<{ keep(tx: Tx): Promise<Reply['messages']> }> {
  const token = await askLinkToken(house.config.line, lineUserId)
  return {
    keep: async (tx) => {
      const { lang } = await interlocutorOf(tx, lineUserId)
      const { t, text } = voiceOf(house, lang)
      if (token === undefined) return [text(t.link.notNow(house.profile.phone))]
      await keepLinkToken(tx, token, lineUserId)
      const path = href(lang, `/messages/line/link?linkToken=${encodeURIComponent(token)}`)
      return [text(t.link.offer(`${house.config.publicUrl}${path}`))]
    },
  }
}
