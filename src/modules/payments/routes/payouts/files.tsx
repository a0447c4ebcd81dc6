import type { Hono } from 'hono'
import { z } from 'zod'
import { personNames, staffNames } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, type FieldError, field, type HttpEnv, readForm, requireStaff } from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { formatCalendarDate } from '#platform/time/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { cancelFile, sendFile, takeFile } from '../../actions/payouts/payout-files.ts'
import { recordFailure, recordRestPaid, takeResults } from '../../actions/payouts/results.ts'
import { requireTreasury } from '../../actions/payouts/treasury.ts'
import type { PayoutFileId } from '../../domain/payouts/payout-file.ts'
import { FilePage } from '../../pages/payouts/file-page.tsx'
import { may } from '../../permissions.ts'
import { findFile, itemsOf } from '../../store/payouts/files.ts'
import { payoutText } from '../../text/payouts.ts'
import { type ActOutcome, actOnce } from '../act.ts'

const t = payoutText.file
type Done = keyof typeof t.done

const reasonForm = z.object({ reason: field.text(200) })
const resultsForm = z.object({ file: field.file(2_000_000) })
const code = field.choice(['no-account', 'wrong-name', 'closed', 'recalled'])
const positionForm = z.object({ position: field.wholeNumber(1, 99_999) })

export function payoutFileRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/payments/files/:id', (c) => show(c, house))

  app.post('/staff/payments/files/:id/output', async (c) => {
    const staff = requireStaff(c, may.payoutPrepare)
    const { bytes, file, number } = await house.db.transact((tx) => takeFile(tx, house, staff, idOf(c)))
    const again = number === 1 ? '' : `-saishutsuryoku-${number}`
    return c.body(Uint8Array.from(bytes), 200, {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="sofuri-${file.payOn.toString()}${again}.txt"`,
    })
  })

  app.post('/staff/payments/files/:id/sending', (c) =>
    act(c, house, async (tx, staff) => {
      const done = await sendFile(tx, house, staff, idOf(c))
      return done.ok ? to(c, 'sent') : { message: t.reasons[done.reason] }
    }),
  )

  app.post('/staff/payments/files/:id/cancellation', async (c) => {
    requireStaff(c, may.payoutPrepare)
    const form = await readForm(c, reasonForm)
    if (!form.ok) return show(c, house, form.errors)
    return act(c, house, async (tx, staff) => {
      await cancelFile(tx, house, staff, idOf(c), form.value.reason)
      return { location: '/staff/payments/payouts?state=approved&done=cancelled' }
    })
  })

  app.post('/staff/payments/files/:id/results', async (c) => {
    requireStaff(c, may.payoutPrepare)
    const form = await readForm(c, resultsForm)
    if (!form.ok) return show(c, house, form.errors)
    const bytes = new Uint8Array(await form.value.file.arrayBuffer())
    return act(c, house, async (tx, staff) => {
      const taken = await takeResults(tx, house, staff, idOf(c), bytes)
      if (taken.ok) return to(c, 'results')
      const message = taken.reason === 'unreadable' ? t.reasons.unreadable(taken.line) : t.reasons[taken.reason]
      return { field: 'file', message }
    })
  })

  app.post('/staff/payments/files/:id/failures', async (c) => {
    requireStaff(c, may.payoutPrepare)
    const place = await readForm(c, positionForm)
    if (!place.ok) throw new NotFound()
    const { position } = place.value
    const name = `code-${position}`
    const form = await readForm(c, z.object({ [name]: code }))
    const chosen = form.ok ? form.value[name] : undefined
    if (!chosen) return show(c, house, form.ok ? [] : form.errors)
    return act(c, house, async (tx, staff) => {
      await recordFailure(tx, house, staff, idOf(c), { position, code: chosen })
      return to(c, 'results')
    })
  })

  app.post('/staff/payments/files/:id/rest', (c) =>
    act(c, house, async (tx, staff) => {
      const done = await recordRestPaid(tx, house, staff, idOf(c))
      return done.ok ? to(c, 'rest') : { message: t.reasons[done.reason] }
    }),
  )
}

const act = (c: Ctx, house: House, work: (tx: Tx, staff: Staff) => Promise<ActOutcome>): Promise<Response> =>
  actOnce(c, house, { permission: may.payoutPrepare, show: (errors) => show(c, house, errors), work })

const to = (c: Ctx, done: Done): ActOutcome => ({ location: `/staff/payments/files/${idOf(c)}?done=${done}` })

async function show(c: Ctx, house: House, errors: readonly FieldError[] = []): Promise<Response> {
  const staff = requireStaff(c, may.payoutPrepare)
  const facts = await house.db.read(async (tx) => {
    await requireTreasury(tx, house, staff)
    const file = await findFile(tx, idOf(c))
    if (!file) throw new NotFound()
    const items = await itemsOf(tx, file.id)
    const payees = await personNames(tx, [...new Set(items.map(({ payeePersonId }) => payeePersonId))])
    const names = await staffNames(tx, [file.madeBy, ...(file.sentBy ? [file.sentBy] : [])])
    return { file, items, payees, names }
  })
  const done = Object.keys(t.done).find((one): one is Done => one === c.req.query('done'))
  const title = t.title(formatCalendarDate(facts.file.payOn, 'ja'))
  return staffPage(
    c,
    house,
    { title, current: '/staff/payments/refunds', errors },
    <FilePage staff={staff} done={done} {...facts} />,
  )
}

function idOf(c: Ctx): PayoutFileId {
  const id = parseId<'payout-file'>(c.req.param('id') ?? '')
  if (!id) throw new NotFound()
  return id
}
