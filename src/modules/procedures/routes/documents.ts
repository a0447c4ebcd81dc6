import type { Hono } from 'hono'
import { type HttpEnv, requireResident, requireScope } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { openDocument } from '../actions/read-document.ts'
import { statedReasons } from '../domain/desk/case-rights.ts'
import { pdf } from './desk/pdf.ts'

export const documentScope = 'documents.read'

export function documentRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/documents/:id', async (c) => {
    const resident = requireResident(c, 'verified')
    const { bytes, kind } = await house.db.transact((tx) =>
      openDocument(tx, resident, c.req.param('id'), house.clock.today()),
    )
    return pdf(c, bytes, `${kind}.pdf`)
  })
}

/** For residents and, while they may open the case, for staff of its office. */
export function documentApi(app: Hono<HttpEnv>, house: House): void {
  app.get('/documents/:id', async (c) => {
    const actor = c.get('staffActor') ?? requireResident(c, 'verified')
    requireScope(c, documentScope)
    const reason = statedReasons.find((one) => one === c.req.query('reason'))
    const { bytes, kind } = await house.db.transact((tx) =>
      openDocument(tx, actor, c.req.param('id'), house.clock.today(), reason),
    )
    return pdf(c, bytes, `${kind}.pdf`)
  })
}
