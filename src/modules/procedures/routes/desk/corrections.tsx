import type { Hono } from 'hono'
import { NotFound } from '#platform/errors/index.ts'
import { type HttpEnv, readForm, requireStaff, submitOnce } from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { dropCorrection, requestCorrection } from '../../actions/desk/ask-correction.ts'
import { caseView } from '../../actions/desk/case-view.ts'
import { openCase } from '../../actions/desk/open-case.ts'
import { deskPermissions } from '../../domain/desk/case-rights.ts'
import { askForm } from '../../forms/desk.ts'
import { withPickedText } from '../../letter-texts/fill.ts'
import { recordUsedTexts } from '../../letter-texts/used.ts'
import { caseId, keysOf, showCase } from './cases.tsx'

/** 補正 while one is open: another one, or one that is needed no longer. */
export function correctionDeskRoutes(app: Hono<HttpEnv>, house: House): void {
  app.post('/staff/cases/:id/corrections', async (c) => {
    const staff = requireStaff(c, deskPermissions.handle)
    const id = caseId(c)
    const picked = await withPickedText(c, house, staff, id)
    if (picked) return showCase(c, house, staff, { errors: [], typed: picked })
    const view = await house.db.transact(async (tx) => {
      const opened = await openCase(tx, staff, id)
      if (opened.kind !== 'open') throw new NotFound()
      return caseView(tx, house, opened.row, [])
    })
    const form = await readForm(c, askForm({ today: house.clock.today(), askable: keysOf(view) }), {
      lists: ['fields'],
    })
    if (!form.ok) return showCase(c, house, staff, { errors: form.errors, typed: form.raw })
    const done = await submitOnce(c, house, { form: 'procedures.ask-more' }, async (tx) => {
      await requestCorrection(tx, house, staff, id, form.value)
      await recordUsedTexts(tx, house, staff, id, form.raw)
      return { location: `/staff/cases/${id}` }
    })
    return done.ok ? done.response : showCase(c, house, staff, { errors: done.errors, typed: form.raw })
  })

  app.post('/staff/cases/:id/corrections/:correction/removal', async (c) => {
    const staff = requireStaff(c, deskPermissions.handle)
    const id = caseId(c)
    const correctionId = parseId<'correction'>(c.req.param('correction'))
    if (!correctionId) throw new NotFound()
    const done = await submitOnce(c, house, { form: `procedures.ask.drop:${correctionId}` }, async (tx) => {
      await dropCorrection(tx, house, staff, id, correctionId)
      return { location: `/staff/cases/${id}` }
    })
    return done.ok ? done.response : showCase(c, house, staff, { errors: done.errors, typed: {} })
  })
}
