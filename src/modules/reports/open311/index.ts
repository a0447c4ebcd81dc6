import { Hono } from 'hono'
import { type HttpEnv, limitRate, clientAddress } from '#platform/http/index.ts'
import type { House, Module } from '#platform/module/index.ts'
import { catalogueOf } from '../record/index.ts'
import { answerFailure } from './answers/answer.ts'
import { notThere } from './answers/refusal.ts'
import { dataMap } from './data-map.ts'
import { entry, mountPage } from './pages/routes.tsx'
import { permissions } from './permissions.ts'
import { mountReading } from './reading/routes.ts'
import { forgetOld } from './receiving/forget-old.ts'
import { fetchPictures } from './receiving/fetch-pictures.ts'
import { mountReceiving } from './receiving/routes.ts'
import { awaits } from './sending/awaits.ts'
import { askForNews, askTask, followForwarded, nextDue } from './sending/follow.ts'
import { onMoved } from './sending/on-moved.ts'
import { sendForwarded, sendTask } from './sending/send.ts'

/** Calls a minute from one network: one house may hold several programs. */
const perMinute = 300

/** Other programs and other bodies, by Open311 GeoReport v2: they read, they report, and they take over. */
export const open311 = {
  navigation: (house) => (catalogueOf(house) ? [entry] : []),
  routes,
  permissions,
  dataMap,
  tasks: {
    'reports.fetch-pictures': (house, job) => fetchPictures(house, job),
    [sendTask]: sendForwarded,
    [askTask]: askForNews,
  },
  sweeps: { 'reports.follow-open311': followForwarded, 'reports.forget-posted': forgetOld },
  consumers: { 'reports.moved': onMoved },
  nextDue,
  awaits,
} satisfies Partial<Module>

function routes(app: Hono<HttpEnv>, house: House): void {
  if (!catalogueOf(house)) return
  mountPage(app, house)
  const georeport = new Hono<HttpEnv>()
  georeport.onError((error, c) => answerFailure(c, house, error))
  georeport.use('*', async (c, next) => {
    await limitRate(house, { scope: 'open311', key: clientAddress(c, house.config), perMinute })
    await next()
  })
  mountReading(georeport, house)
  mountReceiving(georeport, house)
  georeport.all('*', () => {
    throw notThere('not_found')
  })
  app.route('/open311/v2', georeport)
}
