import type { Hono } from 'hono'
import { z } from 'zod'
import { personNames } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import {
  type Ctx,
  type FieldError,
  type HttpEnv,
  readCursor,
  readForm,
  requireStaff,
  submitOnce,
  writeCursor,
} from '#platform/http/index.ts'
import { type Id, parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { ChargeQueue } from '../../charges/pages/charge-queue.tsx'
import { queuedCharges } from '../../charges/actions/queued-charges.ts'
import { findByPickupCode, handOver, postDispatch, printDispatch, shelveDispatch } from '../../actions/desk/dispatch.ts'
import { addressSheet, paperToPrint } from '../../actions/desk/read-paper.ts'
import { deliveryPolicy, dispatchPolicy } from '../../desk-policies.ts'
import { deskPermissions } from '../../domain/desk/case-rights.ts'
import { LettersQueue } from '../../pages/acts/letters-queue.tsx'
import { PrintPage } from '../../pages/desk/print-page.tsx'
import { ShelfPage } from '../../pages/desk/shelf-page.tsx'
import { lettersToOpen, lettersToPost } from '../../store/acts/deliveries.ts'
import { type Dispatch, listDispatches } from '../../store/desk/dispatches.ts'
import { desk } from '../../text/desk.ts'
import { pdf } from './pdf.ts'

const pageSize = 50

export function dispatchRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/print-queue', async (c) => {
    const staff = requireStaff(c, deskPermissions.dispatch)
    const after = readCursor(house, 'dispatches', c.req.query('after'))
    const { rows, toPost, toOpen, queued } = await house.db.read(async (tx) => ({
      rows: await listDispatches(
        tx,
        dispatchPolicy.scope(staff),
        ['queued', 'printed'],
        after && { queuedAt: String(after[0]), id: String(after[1]) },
        pageSize + 1,
      ),
      toPost: await lettersToPost(tx, deliveryPolicy.scope(staff), pageSize),
      toOpen: await lettersToOpen(tx, deliveryPolicy.scope(staff), pageSize),
      queued: await queuedCharges(tx, staff),
    }))
    const shown = rows.slice(0, pageSize)
    const last = shown.at(-1)
    const nextHref =
      rows.length > pageSize && last
        ? `/staff/print-queue?after=${writeCursor(house, 'dispatches', [last.queuedAt.toString(), last.id])}`
        : undefined
    return staffPage(
      c,
      house,
      { title: desk.print.title, current: '/staff/print-queue' },
      <>
        <PrintPage dispatches={shown} nextHref={nextHref} />
        <LettersQueue toPost={toPost} toOpen={toOpen} />
        <ChargeQueue queued={queued} today={house.clock.today()} />
      </>,
    )
  })

  const step = (path: string, act: (tx: Tx, staff: Staff, id: Id<'dispatch'>) => Promise<string>) =>
    app.post(`/staff/dispatches/:id/${path}`, async (c) => {
      const staff = requireStaff(c, deskPermissions.dispatch)
      const done = await submitOnce(c, house, { form: `procedures.${path}` }, async (tx) => ({
        location: await act(tx, staff, dispatchId(c)),
      }))
      if (!done.ok) throw new NotFound()
      return done.response
    })
  step('printing', async (tx, staff, id) => {
    await printDispatch(tx, house, staff, id)
    return '/staff/print-queue'
  })
  step('posting', async (tx, staff, id) => {
    await postDispatch(tx, house, staff, id)
    return '/staff/print-queue'
  })
  step('shelving', async (tx, staff, id) => {
    await shelveDispatch(tx, house, staff, id)
    return '/staff/print-queue'
  })

  app.get('/staff/dispatches/:id/paper.pdf', async (c) => {
    const staff = requireStaff(c, deskPermissions.dispatch)
    return pdf(c, await paperToPrint(house, staff, dispatchId(c)))
  })
  app.get('/staff/dispatches/:id/address.pdf', async (c) => {
    const staff = requireStaff(c, deskPermissions.dispatch)
    return pdf(c, await addressSheet(house, staff, dispatchId(c)))
  })

  shelfRoutes(app, house)
}

const codeForm = z.object({ code: z.string().default('') })
const handOverForm = z.object({
  code: z.string().default(''),
  identity: z.enum(['card', 'licence', 'passport', 'residence'], { error: desk.errors.identity }),
})

function shelfRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/shelf', (c) =>
    showShelf(c, house, requireStaff(c, deskPermissions.dispatch), { handedOver: c.req.query('done') === 'yes' }),
  )

  // A POST: the code never stands in an address or a log.
  app.post('/staff/shelf/search', async (c) => {
    const staff = requireStaff(c, deskPermissions.dispatch)
    const form = await readForm(c, codeForm)
    const code = form.ok ? form.value.code : ''
    const found = await house.db.read((tx) => findByPickupCode(tx, staff, code))
    if (found?.state === 'on_shelf') return showShelf(c, house, staff, { found, typed: { code } })
    return showShelf(c, house, staff, { errors: [{ field: 'code', message: desk.errors.pickup }], typed: { code } })
  })

  app.post('/staff/dispatches/:id/hand-over', async (c) => {
    const staff = requireStaff(c, deskPermissions.dispatch)
    const id = dispatchId(c)
    const form = await readForm(c, handOverForm)
    const code = String(form.raw['code'] ?? '')
    const found = await house.db.read((tx) => findByPickupCode(tx, staff, code))
    if (!found || found.id !== id) {
      return showShelf(c, house, staff, { errors: [{ field: 'code', message: desk.errors.pickup }], typed: { code } })
    }
    if (!form.ok) return showShelf(c, house, staff, { errors: form.errors, found, typed: { code } })
    const done = await submitOnce(c, house, { form: 'procedures.hand-over' }, async (tx) => {
      await handOver(tx, house, staff, id)
      return { location: '/staff/shelf?done=yes' }
    })
    if (!done.ok) throw new NotFound()
    return done.response
  })
}

type Shelf = { errors?: readonly FieldError[]; found?: Dispatch; typed?: { code?: string }; handedOver?: boolean }

async function showShelf(c: Ctx, house: House, staff: Staff, shelf: Shelf): Promise<Response> {
  const { waiting, names } = await house.db.read(async (tx) => {
    const waiting = await listDispatches(tx, dispatchPolicy.scope(staff), ['on_shelf'], undefined, pageSize)
    const ids = [...waiting, ...(shelf.found ? [shelf.found] : [])].map(({ applicantPersonId }) => applicantPersonId)
    return { waiting, names: await personNames(tx, ids) }
  })
  const named = (dispatch: Dispatch) => ({ ...dispatch, applicantName: names.get(dispatch.applicantPersonId) ?? '' })
  return staffPage(
    c,
    house,
    { title: desk.shelf.title, current: '/staff/shelf', errors: shelf.errors ?? [] },
    <ShelfPage
      waiting={waiting.map(named)}
      found={shelf.found && named(shelf.found)}
      typed={shelf.typed ?? {}}
      handedOver={shelf.handedOver ?? false}
    />,
  )
}

function dispatchId(c: Ctx): Id<'dispatch'> {
  const id = parseId<'dispatch'>(c.req.param('id') ?? '')
  if (!id) throw new NotFound()
  return id
}
