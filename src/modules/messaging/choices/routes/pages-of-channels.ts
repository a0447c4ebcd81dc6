import type { Hono } from 'hono'
import type { HttpEnv } from '#platform/http/index.ts'
import { type ChannelPage, channelPages, pageOf } from '../pages/channel-pages.ts'

/** Pages of single channels that this house has: channels are rooms of their own. */
export const pagesOfChannels = (app: Hono<HttpEnv>): ReadonlySet<ChannelPage> =>
  new Set(
    channelPages.filter((page) => app.routes.some(({ method, path }) => method === 'GET' && path === pageOf(page))),
  )
