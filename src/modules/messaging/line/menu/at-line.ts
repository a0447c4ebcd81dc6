import { HTTPFetchError, messagingApi } from '@line/bot-sdk'
import type { Config } from '#platform/config/index.ts'
import { within } from '../../delivery/channels/network.ts'
import { clientOf } from '../channel.ts'

const patienceMilliseconds = 15_000

export type MenusAtLine = ReturnType<typeof menusAtLine>

/** Rich menus as LINE keeps them. Everything throws what LINE says. */
export function menusAtLine(line: Config['line']) {
  const client = clientOf(line)
  const pictures = new messagingApi.MessagingApiBlobClient({
    channelAccessToken: line.channelAccessToken,
    baseURL: line.dataUrl,
  })
  const wait = <T>(work: Promise<T>) => within(patienceMilliseconds, work)
  return {
    list: async () => (await wait(client.getRichMenuList())).richmenus,
    create: async (request: messagingApi.RichMenuRequest, picture: Buffer): Promise<string> => {
      const { richMenuId } = await wait(client.createRichMenu(request))
      await wait(pictures.setRichMenuImage(richMenuId, new Blob([new Uint8Array(picture)], { type: 'image/png' })))
      return richMenuId
    },
    remove: (richMenuId: string) => wait(client.deleteRichMenu(richMenuId)),
    setDefault: (richMenuId: string) => wait(client.setDefaultRichMenu(richMenuId)),
    showTo: (userIds: string[], richMenuId: string) => wait(client.linkRichMenuIdToUsers({ richMenuId, userIds })),
    /** LINE knows no such account, or it has blocked us: there is nothing to show. */
    show: (userId: string, richMenuId: string) => unlessGone(wait(client.linkRichMenuIdToUser(userId, richMenuId))),
    hide: (userId: string) => unlessGone(wait(client.unlinkRichMenuIdFromUser(userId))),
  }
}

async function unlessGone(work: Promise<unknown>): Promise<void> {
  try {
    await work
  } catch (error) {
    if (!(error instanceof HTTPFetchError) || error.status >= 500 || error.status === 429) throw error
  }
}
