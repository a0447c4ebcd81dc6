import type { Hono } from 'hono'
import { type FieldError, type HttpEnv, readForm, requireStaff, submitOnce } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { recordPermissions } from '../domain/record-rights.ts'
import { backToRecord, recordId, showRecord } from '../routes/records.tsx'
import { type AddProblem, addMandate, endMandateFrom } from './actions.ts'
import { endMandateForm, mandateForm, mandateLists } from './forms.ts'
import { proceduresByName } from './procedures-by-name.ts'
import { mandateTexts as t } from './text.ts'

/** 代理権 on a person's record: written down and ended there. */
export function mandateRoutes(app: Hono<HttpEnv>, house: House): void {
  app.post('/staff/people/:id/mandates', async (c) => {
    const staff = requireStaff(c, recordPermissions.change)
    const slugs = proceduresByName(house).map(({ value }) => value)
    const form = await readForm(c, mandateForm(slugs), { lists: mandateLists })
    const again = (errors: readonly FieldError[]) =>
      showRecord(c, house, staff, { errors, open: 'mandate', typed: form.raw })
    if (!form.ok) return again(form.errors)
    const done = await submitOnce(c, house, { form: 'people.add-mandate' }, async (tx) => {
      const added = await addMandate(tx, house, staff, { id: recordId(c), ...form.value })
      if (added.ok) return { location: backToRecord(c, 'mandate-added') }
      return { errors: [{ field: fieldOf[added.reason], message: t.errors[added.reason] }] }
    })
    return done.ok ? done.response : again(done.errors)
  })

  app.post('/staff/people/:id/mandate-ends', async (c) => {
    const staff = requireStaff(c, recordPermissions.change)
    const form = await readForm(c, endMandateForm)
    const again = (errors: readonly FieldError[]) =>
      showRecord(c, house, staff, { errors, open: 'mandate-end', typed: form.raw })
    if (!form.ok) return again(form.errors)
    const done = await submitOnce(c, house, { form: 'people.end-mandate' }, async (tx) => {
      const ended = await endMandateFrom(tx, house, staff, { id: recordId(c), ...form.value })
      if (ended.ok) return { location: backToRecord(c, 'mandate-ended') }
      return { errors: [{ field: ended.reason === 'ended' ? 'mandate' : 'ended-on', message: t.errors[ended.reason] }] }
    })
    return done.ok ? done.response : again(done.errors)
  })
}

const fieldOf: Record<AddProblem, string> = {
  not_general: 'scope',
  until_needed: 'last-day',
  wrong_evidence: 'evidence',
  of_age: 'since',
  seen_later: 'seen',
  unknown_number: 'agent',
  same_person: 'agent',
  gone: 'agent',
  agent_gone: 'agent',
  overlaps: 'since',
}
