import type { Hono } from 'hono'
import { needsCheck, personNames } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, type FieldError, type HttpEnv, readForm, requireStaff, submitOnce } from '#platform/http/index.ts'
import { type Id, parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { letterToPrint, postLetter, printLetter } from '../../actions/acts/post-letter.ts'
import { recipientOf, registeredRecipient } from '../../actions/acts/recipient.ts'
import { enterReturned, settleReturned } from '../../actions/acts/returned-mail.ts'
import { waitingActs } from '../../actions/acts/waiting-acts.ts'
import { openAsCase } from '../../actions/desk/open-case.ts'
import { returnedMailPolicy } from '../../desk-policies.ts'
import { deskPermissions } from '../../domain/desk/case-rights.ts'
import { returnedForm, settleForm } from '../../forms/acts.ts'
import { DecisionsPage, DecisionsSummary, todos } from '../../pages/acts/decisions-page.tsx'
import { type ReturnedItem, ReturnsPage, SettlePage } from '../../pages/acts/returns-page.tsx'
import { findDelivery } from '../../store/acts/deliveries.ts'
import { findCase } from '../../store/desk/cases.ts'
import { findReturned, openReturns, type Returned } from '../../store/acts/returned-mail.ts'
import { desk } from '../../text/acts/desk.ts'
import { desk as caseWords } from '../../text/desk.ts'
import { statedReason } from '../desk/cases.tsx'
import { pdf } from '../desk/pdf.ts'

const most = 100

/** Lists of the office around decisions: what waits for me, letters to post, 返戻. */
export function deskListRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/decisions', async (c) => {
    const staff = requireStaff(c, deskPermissions.read)
    const only = todos.find((todo) => todo === c.req.query('todo'))
    const items = await house.db.read((tx) => waitingActs(tx, house, staff, undefined, most))
    return staffPage(
      c,
      house,
      { title: desk.list.title, current: '/staff/decisions', summary: <DecisionsSummary items={items} /> },
      <DecisionsPage
        items={only ? items.filter(({ todo }) => todo === only) : items}
        only={only}
        today={house.clock.today()}
      />,
    )
  })
  letterRoutes(app, house)
  returnRoutes(app, house)
}

function letterRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/letters/:id/letter.pdf', async (c) => {
    const staff = requireStaff(c, deskPermissions.dispatch)
    return pdf(c, await letterToPrint(house, staff, idOf<'delivery'>(c)), 'letter.pdf')
  })
  const deeds = { printing: printLetter, posting: postLetter }
  for (const [path, deed] of Object.entries(deeds)) {
    app.post(`/staff/letters/:id/${path}`, async (c) => {
      const staff = requireStaff(c, deskPermissions.dispatch)
      const id = idOf<'delivery'>(c)
      const done = await submitOnce(c, house, { form: `procedures.letter.${path}` }, async (tx) => {
        await deed(tx, house, staff, id)
        return { location: '/staff/print-queue' }
      })
      if (!done.ok) throw new NotFound()
      return done.response
    })
  }
}

type Shown = { errors?: readonly FieldError[]; typed?: Readonly<Record<string, string | string[]>> }

function returnRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/returns', (c) => showReturns(c, house, requireStaff(c, deskPermissions.dispatch), {}))

  app.post('/staff/returns', async (c) => {
    const staff = requireStaff(c, deskPermissions.dispatch)
    const form = await readForm(c, returnedForm(house.clock.today()))
    if (!form.ok) return showReturns(c, house, staff, { errors: form.errors, typed: form.raw })
    const done = await submitOnce(c, house, { form: 'procedures.returned-mail' }, async (tx) => {
      const entered = await enterReturned(tx, house, staff, form.value)
      if (entered.ok) return { location: `/staff/returns/${entered.id}` }
      const message = entered.reason === 'unknown' ? desk.returns.unknown : desk.returns.enteredAlready
      return { errors: [{ field: 'number', message }] }
    })
    return done.ok ? done.response : showReturns(c, house, staff, { errors: done.errors, typed: form.raw })
  })

  app.get('/staff/returns/:id', (c) => showReturned(c, house, requireStaff(c, deskPermissions.dispatch), {}))

  app.post('/staff/returns/:id', async (c) => {
    const staff = requireStaff(c, deskPermissions.dispatch)
    const form = await readForm(c, settleForm)
    if (!form.ok) return showReturned(c, house, staff, { errors: form.errors, typed: form.raw })
    const { resolution, note } = form.value
    const done = await submitOnce(c, house, { form: 'procedures.settle-returned' }, async (tx) => {
      const settled = await settleReturned(tx, house, staff, idOf<'returned-mail'>(c), { resolution, note })
      if (settled.ok) return { location: '/staff/returns' }
      const field = settled.reason === 'note_missing' ? 'note' : 'resolution'
      return { errors: [{ field, message: desk.returns.errors[settled.reason] }] }
    })
    return done.ok ? done.response : showReturned(c, house, staff, { errors: done.errors, typed: form.raw })
  })
}

async function showReturns(c: Ctx, house: House, staff: Staff, { errors = [], typed = {} }: Shown): Promise<Response> {
  const open = await house.db.read(async (tx) => {
    const rows = await openReturns(tx, returnedMailPolicy.scope(staff), most)
    const names = await personNames(
      tx,
      rows.map(({ personId }) => personId),
    )
    return rows.map((row) => named(row, names.get(row.personId)))
  })
  return staffPage(
    c,
    house,
    { title: desk.returns.title, current: '/staff/returns', errors },
    <ReturnsPage open={open} typed={typed} isEntered={false} />,
  )
}

async function showReturned(c: Ctx, house: House, staff: Staff, { errors = [], typed = {} }: Shown): Promise<Response> {
  const { returned, sentTo, address } = await house.db.transact(async (tx) => {
    const found = await findReturned(tx, idOf<'returned-mail'>(c))
    if (!found || !returnedMailPolicy.may(staff, found)) throw new NotFound()
    await recordAudit(tx, {
      actor: staff,
      action: 'procedures.returned_mail.read',
      subject: { kind: 'procedures.application', id: found.applicationId },
      personId: found.personId,
      reason: 'duty',
    })
    if (found.resolution) await openAsCase(tx, staff, found.applicationId, statedReason(c))
    // Where a protected person is, or was, stays between them and their desk.
    const isMarked = (await needsCheck(tx, [found.personId])).size > 0
    const names = await personNames(tx, [found.personId])
    const row = found.dispatchId ? undefined : await findCase(tx, found.applicationId)
    const now = row ? await recipientOf(tx, house, row) : await registeredRecipient(tx, found.personId)
    const sent = found.deliveryId && (await findDelivery(tx, found.deliveryId))
    return {
      returned: named(found, names.get(found.personId)),
      sentTo: sent && !isMarked ? sent.recipient.addressLines.join(' ') : undefined,
      address: isMarked ? caseWords.caseFile.needsCheck : now.ok ? now.recipient.addressLines.join(' ') : undefined,
    }
  })
  return staffPage(
    c,
    house,
    {
      title: desk.returns.settleTitle,
      current: '/staff/returns',
      crumbs: [{ href: '/staff/returns', label: desk.returns.title }],
      errors,
    },
    <SettlePage returned={returned} sentTo={sentTo} address={address} typed={typed} />,
  )
}

const named = (row: Returned, name: string | undefined): ReturnedItem => ({
  ...row,
  personName: name ?? '（住民記録なし）',
})

function idOf<Kind extends string>(c: Ctx): Id<Kind> {
  const id = parseId<Kind>(c.req.param('id') ?? '')
  if (!id) throw new NotFound()
  return id
}
