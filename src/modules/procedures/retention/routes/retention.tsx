import { ownOffices } from '#platform/auth/index.ts'
import type { Hono } from 'hono'
import { z } from 'zod'
import { officesByIds, staffNames } from '#modules/people/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import {
  type Ctx,
  type FieldError,
  field,
  type HttpEnv,
  readForm,
  requireStaff,
  submitOnce,
} from '#platform/http/index.ts'
import { parseId, parseReceiptNumber } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { formatDate } from '#platform/time/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { currentRevisions } from '../../store/revisions.ts'
import { plainWords } from '../../text/index.ts'
import { confirmDisposal } from '../actions/dispose.ts'
import { liftHold, putHold } from '../actions/hold.ts'
import { holdGrounds } from '../domain/hold.ts'
import { DisposalsPage } from '../pages/disposals-page.tsx'
import { HoldsPage } from '../pages/holds-page.tsx'
import { retentionPermissions } from '../permissions.ts'
import { listDisposals } from '../store/disposals.ts'
import { openHolds } from '../store/holds.ts'
import { retentionTexts as t } from '../text.ts'

const holdForm = z.object({ number: field.text(20), ground: field.choice(holdGrounds), reason: field.text(400) })

/** What is kept beyond its years, and what goes. */
export function retentionRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/disposals', async (c) => {
    requireStaff(c, retentionPermissions.confirm)
    const disposals = await house.db.read(async (tx) => {
      const found = await listDisposals(tx)
      const offices = await officesByIds(
        tx,
        found.map(({ officeId }) => officeId),
      )
      const titles = new Map(
        (await currentRevisions(tx)).map(({ procedure, definition }) => [procedure, plainWords(definition.name)]),
      )
      return found.map((one) => ({
        ...one,
        title: titles.get(one.procedure) ?? one.procedure,
        office: offices.get(one.officeId)?.name ?? '',
        countedText: formatDate(one.countedOn, 'ja'),
      }))
    })
    return staffPage(
      c,
      house,
      { title: t.disposals.title, current: '/staff/disposals' },
      <DisposalsPage disposals={disposals} />,
    )
  })

  app.post('/staff/disposals/:id/confirmation', async (c) => {
    const staff = requireStaff(c, retentionPermissions.confirm)
    const id = parseId<'disposal'>(c.req.param('id'))
    if (!id) throw new NotFound('disposal')
    const done = await submitOnce(c, house, { form: `procedures.disposal:${id}` }, async (tx) => {
      await confirmDisposal(tx, house, staff, id)
      return { location: '/staff/disposals' }
    })
    if (!done.ok) throw new NotFound('disposal')
    return done.response
  })

  app.get('/staff/holds', (c) => showHolds(c, house))

  app.post('/staff/holds', async (c) => {
    const staff = requireStaff(c, retentionPermissions.hold)
    const form = await readForm(c, holdForm)
    if (!form.ok) return showHolds(c, house, form.errors, form.raw)
    const { number, ground, reason } = form.value
    const done = await submitOnce(c, house, { form: 'procedures.hold' }, async (tx) => {
      const receiptNumber = parseReceiptNumber(number) ?? ''
      const put = await putHold(tx, house, staff, { receiptNumber, ground, reason })
      if (put.ok) return { location: '/staff/holds' }
      return { errors: [{ field: 'number', message: t.holds.problems[put.reason] }] }
    })
    return done.ok ? done.response : showHolds(c, house, done.errors, form.raw)
  })

  app.post('/staff/holds/:id/lifting', async (c) => {
    const staff = requireStaff(c, retentionPermissions.hold)
    const id = parseId<'case-hold'>(c.req.param('id'))
    if (!id) throw new NotFound('hold')
    const done = await submitOnce(c, house, { form: `procedures.hold.lift:${id}` }, async (tx) => {
      await liftHold(tx, house, staff, id)
      return { location: '/staff/holds' }
    })
    return done.ok ? done.response : showHolds(c, house, done.errors)
  })
}

async function showHolds(
  c: Ctx,
  house: House,
  errors: readonly FieldError[] = [],
  typed: Readonly<Record<string, string | string[]>> = {},
): Promise<Response> {
  const staff = requireStaff(c, retentionPermissions.hold)
  const holds = await house.db.read(async (tx) => {
    const found = await openHolds(tx, ownOffices(staff))
    const names = await staffNames(
      tx,
      found.map(({ putBy }) => putBy),
    )
    return found.map((hold) => ({ ...hold, by: names.get(hold.putBy) ?? '' }))
  })
  return staffPage(
    c,
    house,
    { title: t.holds.title, current: '/staff/holds', errors },
    <HoldsPage holds={holds} typed={typed} />,
  )
}
