import { Hono } from 'hono'
import { mountAuth } from '#platform/auth/routes.tsx'
import { freshActs, guardAct, sensitiveActs } from '#platform/auth/sensitive-acts.ts'
import { serveAssets, serveWorker } from '#platform/assets/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { inSpan } from '#platform/telemetry/index.ts'
import { uiGallery } from '#platform/ui/index.ts'
import { compressResponse } from './compress.ts'
import type { HttpEnv } from './env.ts'
import { answerError } from './errors.tsx'
import { bindForms } from './bind-forms.ts'
import { mountDemoClock } from './demo-clock.ts'
import { greet } from './greet.ts'
import { mountHealth } from './health.ts'
import { mountKeptForms } from './kept-form/routes.tsx'
import { routedPath } from './language.ts'
import { limitAddress, limitBody, limitTime } from './limits.ts'
import { observe } from './observe.ts'
import { mountApi } from './open-api/routes.tsx'
import { usualAddress } from './usual-address.ts'
import { mountReading } from './reading.ts'
import { mountSecurityTxt } from './security-txt.ts'
import { mapWorkerHeaders, writeSecurityHeaders } from './security-headers.ts'
import { meetActor } from './who.ts'

/** The house on HTTP: every module's pages and API behind the same middleware. */
export function createApp(house: House): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>({ getPath: routedPath })
  app.onError((error, c) => answerError(c, house, error))
  app.notFound((c) => answerError(c, house, new NotFound()))

  app.use(async (c, next) => {
    const began = performance.now()
    await inSpan(
      'request',
      { method: c.req.method },
      async () => {
        greet(c, house)
        await next()
        await compressResponse(c)
        writeSecurityHeaders(c, house.config)
        observe(c, house, began)
      },
      { kind: 'server' },
    )
  })

  // Before anything that asks the database: these answer while it does not.
  app.get('/assets/*', serveAssets(house.config.root, mapWorkerHeaders(house.config)))
  app.get('/sw.js', serveWorker(house.config.root))
  mountHealth(app, house)
  mountSecurityTxt(app, house)

  app.use(async (c, next) => {
    const elsewhere = usualAddress(c, house.config)
    if (elsewhere) return c.redirect(elsewhere, 307)
    limitAddress(c)
    limitBody(c)
    await limitTime(async () => {
      await meetActor(c, house)
      await bindForms(c, house)
      await next()
    })
  })
  for (const act of [...freshActs, ...sensitiveActs(house)]) guardAct(app, act)
  mountReading(app, house)
  mountKeptForms(app, house)
  mountAuth(app, house)
  if (house.config.env !== 'production') mountDemoClock(app, house)
  if (house.config.env !== 'production') uiGallery(app, house)
  for (const module of house.modules) module.routes?.(app, house)
  mountApi(app, house)
  return app
}
