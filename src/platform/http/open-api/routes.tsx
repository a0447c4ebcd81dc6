import { Hono } from 'hono'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { clientAddress } from '../client-address.ts'
import type { Ctx, HttpEnv } from '../env.ts'
import { limitRate } from '../rate-limit.ts'
import { httpTexts } from '../text/index.ts'
import { ApiPage } from './api-page.tsx'
import { openApiOf } from './document.ts'

/** Calls a minute: of a token, and of an address without one. */
const perMinute = { token: 300, address: 60 }

/** The modules' API below `/api/v1`, its description and a page that reads it. */
export function mountApi(app: Hono<HttpEnv>, house: House): void {
  app.get('/api/v1/openapi.json', (c) => c.json(openApiOf(house)))
  app.get('/api/v1', (c) => {
    const lang = c.get('lang')
    const title = httpTexts(lang).apiTitle
    return residentPage(c, house, { title, wide: true }, <ApiPage lang={lang} api={openApiOf(house)} />)
  })
  app.use('/api/v1/*', async (c, next) => {
    await limitCalls(c, house)
    await next()
  })
  for (const module of house.modules) {
    if (!module.api) continue
    const api = new Hono<HttpEnv>()
    module.api(api, house)
    app.route('/api/v1', api)
  }
}

// An unknown token counts for its address, so that guessing tokens buys no budget.
async function limitCalls(c: Ctx, house: House): Promise<void> {
  const isKnown = c.get('actor').scopes !== undefined
  await limitRate(house, {
    scope: isKnown ? 'api.token' : 'api.address',
    key: isKnown ? (c.req.header('authorization') ?? '') : clientAddress(c, house.config),
    perMinute: isKnown ? perMinute.token : perMinute.address,
  })
}
