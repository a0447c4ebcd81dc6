import type { Hono } from 'hono'
import type { Staff } from '#platform/auth/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, type FieldError, type HttpEnv, readForm, requireStaff, submitOnce } from '#platform/http/index.ts'
import { parseId, type PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { decideOnMerge, proposeMerge, proposeSplit } from '../actions/merge-persons.ts'
import { openRecord, personToOpen } from '../actions/open-record.ts'
import { addOtherAddress, endOtherAddressNow } from '../actions/other-addresses.ts'
import { isKnown, registerOutside } from '../actions/register-outside.ts'
import { type RecordReason, recordPermissions, recordReasons } from '../domain/record-rights.ts'
import { mergeDecisionForm, mergeForm, otherAddressForm, outsideForm } from '../forms/records.ts'
import { OutsideForm } from '../pages/outside-form.tsx'
import { RecordCover } from '../pages/record-cover.tsx'
import { RecordPage } from '../pages/record-page.tsx'
import { type OpenForm, RecordPanel, type Typed } from '../pages/record-panel.tsx'
import { proceduresByName } from '../mandates/procedures-by-name.ts'
import { personSearch } from '../text/person-search.ts'
import { mergeProblems, recordTexts as t } from '../text/staff.ts'

const searchPath = '/staff/people'
const crumbs = [{ href: searchPath, label: personSearch.title }]

/** `/staff/people/:id`: one person's record; the search that leads here is a page of its own. */
export function recordRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/people/new', (c) => {
    requireStaff(c, recordPermissions.change)
    return showOutsideForm(c, house, [], {})
  })

  app.post('/staff/people/new', async (c) => {
    const staff = requireStaff(c, recordPermissions.change)
    const form = await readForm(c, outsideForm)
    if (!form.ok) return showOutsideForm(c, house, form.errors, form.raw)
    const { isAnother, ...given } = form.value
    if (!isAnother && (await house.db.transact((tx) => isKnown(tx, house, staff, given)))) {
      return showOutsideForm(c, house, [{ field: 'name', message: t.outsideForm.known }], form.raw)
    }
    const done = await submitOnce(c, house, { form: 'people.outside' }, async (tx) => {
      const { personId } = await registerOutside(tx, house, staff, given)
      return { location: `/staff/people/${personId}?reason=duty&done=registered` }
    })
    return done.ok ? done.response : showOutsideForm(c, house, done.errors, form.raw)
  })

  app.get('/staff/people/:id', (c) => showRecord(c, house, requireStaff(c, recordPermissions.read), {}))

  app.post('/staff/people/:id/addresses', async (c) => {
    const staff = requireStaff(c, recordPermissions.change)
    const form = await readForm(c, otherAddressForm)
    if (!form.ok) return showRecord(c, house, staff, { errors: form.errors, open: 'address', typed: form.raw })
    const done = await submitOnce(c, house, { form: 'people.add-address' }, async (tx) => {
      const added = await addOtherAddress(tx, house, staff, recordId(c), form.value)
      return added.ok
        ? { location: backToRecord(c, 'added') }
        : { errors: [{ field: 'from', message: t.errors.overlaps }] }
    })
    return done.ok
      ? done.response
      : showRecord(c, house, staff, { errors: done.errors, open: 'address', typed: form.raw })
  })

  app.post('/staff/people/:id/addresses/:address/end', async (c) => {
    const staff = requireStaff(c, recordPermissions.change)
    const addressId = parseId<'other-address'>(c.req.param('address'))
    if (!addressId) throw new NotFound()
    const done = await submitOnce(c, house, { form: `people.end-address:${addressId}` }, async (tx) => {
      await endOtherAddressNow(tx, house, staff, { id: recordId(c), addressId })
      return { location: backToRecord(c, 'ended') }
    })
    return done.ok ? done.response : showRecord(c, house, staff, { errors: done.errors })
  })

  app.post('/staff/people/:id/merges', (c) => propose(c, house, 'merge'))
  app.post('/staff/people/:id/splits', (c) => propose(c, house, 'split'))

  app.post('/staff/people/:id/merges/:merge', async (c) => {
    const staff = requireStaff(c, recordPermissions.confirmMerge)
    const mergeId = parseId<'merge'>(c.req.param('merge'))
    if (!mergeId) throw new NotFound()
    const form = await readForm(c, mergeDecisionForm)
    if (!form.ok) return showRecord(c, house, staff, { errors: form.errors })
    const done = await submitOnce(c, house, { form: `people.merge:${mergeId}` }, async (tx) => {
      await decideOnMerge(tx, house, staff, { id: recordId(c), mergeId, state: form.value.decision })
      return { location: backToRecord(c, form.value.decision) }
    })
    return done.ok ? done.response : showRecord(c, house, staff, { errors: done.errors })
  })
}

async function propose(c: Ctx, house: House, kind: 'merge' | 'split'): Promise<Response> {
  const staff = requireStaff(c, recordPermissions.change)
  const form = await readForm(c, mergeForm)
  if (!form.ok) return showRecord(c, house, staff, { errors: form.errors, open: kind, typed: form.raw })
  const { number: atenaNumber, why: reason } = form.value
  const act = kind === 'merge' ? proposeMerge : proposeSplit
  const done = await submitOnce(c, house, { form: `people.propose-${kind}` }, async (tx) => {
    const asked = await act(tx, house, staff, { id: recordId(c), atenaNumber, reason })
    return asked.ok
      ? { location: backToRecord(c, 'proposed') }
      : { errors: [{ field: 'number', message: mergeProblems[asked.reason] }] }
  })
  return done.ok ? done.response : showRecord(c, house, staff, { errors: done.errors, open: kind, typed: form.raw })
}

type Shown = { errors?: readonly FieldError[]; open?: OpenForm; typed?: Typed }

/** The record, or its cover while no reason is stated. */
export async function showRecord(
  c: Ctx,
  house: House,
  staff: Staff,
  { errors = [], open, typed = {} }: Shown,
): Promise<Response> {
  const id = recordId(c)
  const reason = statedReason(c)
  const view = await house.db.transact(async (tx) => {
    if (reason) return openRecord(tx, house, staff, id, reason)
    await personToOpen(tx, staff, id, recordPermissions.read)
    return undefined
  })
  if (!view || !reason)
    return staffPage(c, house, { title: t.title, current: searchPath, crumbs, errors }, <RecordCover personId={id} />)
  const mayChange = staff.permissions.has(recordPermissions.change)
  const procedures = proceduresByName(house)
  return staffPage(
    c,
    house,
    { title: t.title, heading: view.name, current: searchPath, crumbs, errors },
    <RecordPage
      view={view}
      reason={reason}
      mayChange={mayChange}
      today={house.clock.today()}
      procedures={procedures}
      done={t.saved[c.req.query('done') ?? '']}
      panel={
        <RecordPanel
          view={view}
          reason={reason}
          staffId={staff.staffId}
          mayChange={mayChange}
          mayRecover={staff.permissions.has(recordPermissions.recover)}
          mayConfirm={!view.isPartial && staff.permissions.has(recordPermissions.confirmMerge)}
          open={open}
          procedures={procedures}
          typed={typed}
        />
      }
    />,
  )
}

const showOutsideForm = (c: Ctx, house: House, errors: readonly FieldError[], typed: Typed): Response =>
  staffPage(
    c,
    house,
    { title: t.outsideForm.title, current: searchPath, crumbs, errors },
    <OutsideForm typed={typed} isKnown={errors.some(({ message }) => message === t.outsideForm.known)} />,
  )

export const backToRecord = (c: Ctx, done: string): string =>
  `/staff/people/${recordId(c)}?reason=${statedReason(c) ?? 'duty'}&done=${done}`

const statedReason = (c: Ctx): RecordReason | undefined =>
  recordReasons.find((reason) => reason === c.req.query('reason'))

export function recordId(c: Ctx): PersonId {
  const id = parseId<'person'>(c.req.param('id') ?? '')
  if (!id) throw new NotFound()
  return id
}
