import type { Hono } from 'hono'
import { type HttpEnv, readForm, requireStaff, submitOnce } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { type Corrected, correctOutside } from '../../actions/desk/correct-outside.ts'
import { type Recorded, recordOutside } from '../../actions/desk/record-outside.ts'
import { deskPermissions } from '../../domain/desk/case-rights.ts'
import { outsideCorrectionForm, outsideForm } from '../../forms/desk.ts'
import { desk } from '../../text/desk.ts'
import { caseId, showCase, statedReason } from './cases.tsx'

const words = desk.errors.outside

/** The numbers of what another system printed: written down, and put right. */
export function outsideRoutes(app: Hono<HttpEnv>, house: House): void {
  app.post('/staff/cases/:id/outside-paper', async (c) => {
    const staff = requireStaff(c, deskPermissions.dispatch)
    const id = caseId(c)
    const form = await readForm(c, outsideForm)
    const numbers = form.ok ? form.value.numbers : ''
    const done = await submitOnce(c, house, { form: 'procedures.outside-paper' }, async (tx) => {
      const recorded = await recordOutside(tx, house, staff, id, numbers)
      if (recorded.ok) return { location: `/staff/cases/${id}` }
      return { errors: [{ field: 'numbers', message: recordProblem(recorded) }] }
    })
    return done.ok ? done.response : showCase(c, house, staff, { errors: done.errors, typed: { numbers } })
  })

  app.post('/staff/cases/:id/outside-correction', async (c) => {
    const staff = requireStaff(c, deskPermissions.dispatch)
    const id = caseId(c)
    const stated = statedReason(c)
    const form = await readForm(c, outsideCorrectionForm)
    if (!form.ok) return showCase(c, house, staff, { errors: form.errors, typed: form.raw })
    const { 'correct-numbers': typed, 'correct-reason': reason } = form.value
    const done = await submitOnce(c, house, { form: 'procedures.outside-correction' }, async (tx) => {
      const corrected = await correctOutside(tx, house, staff, id, { typed, reason })
      if (corrected.ok) return { location: `/staff/cases/${id}${stated ? `?reason=${stated}` : ''}` }
      return { errors: [{ field: 'correct-numbers', message: correctionProblem(corrected) }] }
    })
    return done.ok ? done.response : showCase(c, house, staff, { errors: done.errors, typed: form.value })
  })
}

const recordProblem = (recorded: Extract<Recorded, { ok: false }>): string =>
  recorded.reason === 'wrong_count' ? words.wrong_count(recorded.pieces) : words[recorded.reason]

function correctionProblem(corrected: Extract<Corrected, { ok: false }>): string {
  if (corrected.reason === 'taken') return words.takenSwapped
  return corrected.reason === 'nothing_changed' ? words.nothing_changed : recordProblem(corrected)
}
