import type { Hono } from 'hono'
import { personNames, staffNames } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import { type Staff, ownOffices } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, NotFound } from '#platform/errors/index.ts'
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
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { Button, DataTable, EmptyState, Filters, Link, Pager, staffPage, TextField } from '#platform/ui/index.ts'
import {
  codeForRepresentative,
  dissolve,
  endRepresentative,
  organisationForStaff,
  recognise,
  refuse,
} from '../actions/desk.ts'
import { correct, endContract, enterContract } from '../actions/records.ts'
import { kindRules } from '../domain/kinds.ts'
import { contractEndForm, contractForm, correctionForm, reasonForm } from '../forms.ts'
import { ShownOnce } from '../pages/shown-once.tsx'
import { StaffOrganisation } from '../pages/staff-organisation.tsx'
import { deskPermissions } from '../permissions.ts'
import { correctionsOf } from '../store/corrections.ts'
import { contractsOf, listOrganisations } from '../store/organisations.ts'
import { countSeats, seatsFrom, standsOn } from '../store/seats.ts'
import { organisationTexts } from '../text/index.ts'
import { staffTexts as t } from '../text/staff.ts'
import { organisationId } from './ids.ts'
import { registerRoutes } from './register.tsx'

const pageSize = 50
const list = '/staff/organisations'

/** The office in charge: which organisations there are, who represents them; what the office decides and writes down. */
export function staffRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(list, (c) => listPage(c, house))
  registerRoutes(app, house, list)
  app.get(`${list}/:id`, (c) => page(c, house))
  app.post(`${list}/:id/recognition`, (c) =>
    decide(c, house, (tx, staff) => recognise(tx, house, staff, organisationId(c))),
  )
  app.post(`${list}/:id/refusal`, (c) => decideWithReason(c, house, refuse))
  app.post(`${list}/:id/dissolution`, (c) => decideWithReason(c, house, dissolve))
  app.post(`${list}/:id/representative-end`, (c) =>
    decide(c, house, (tx, staff) => endRepresentative(tx, house, staff, organisationId(c))),
  )
  app.post(`${list}/:id/representative-code`, (c) => showCode(c, house))
  app.post(`${list}/:id/correction`, async (c) => {
    requireStaff(c, deskPermissions.decide)
    const form = await readForm(c, correctionForm(t.numberWrong))
    if (!form.ok) return page(c, house, form.errors, form.raw)
    const given = { id: organisationId(c), ...form.value }
    return decide(
      c,
      house,
      async (tx, staff) => {
        const done = await correct(tx, house, staff, given)
        if (done.ok) return undefined
        return done.reason === 'changed'
          ? [{ field: '', message: t.changedMeanwhile }]
          : [{ field: 'number', message: t.numberTaken }]
      },
      form.raw,
    )
  })
  app.post(`${list}/:id/contract-ends`, async (c) => {
    requireStaff(c, deskPermissions.decide)
    const form = await readForm(c, contractEndForm)
    if (!form.ok) return page(c, house, form.errors, form.raw)
    const { endOn: on, endReason: reason } = form.value
    const contract = parseId<'contract'>(form.value.contract)
    if (!contract) throw new NotFound('contract')
    const given = { id: organisationId(c), contract, on, reason }
    return decide(
      c,
      house,
      async (tx, staff) => {
        const done = await endContract(tx, house, staff, given)
        return done.ok ? undefined : [{ field: 'endOn', message: t.contractEndWrong }]
      },
      form.raw,
    )
  })
  app.post(`${list}/:id/contracts`, async (c) => {
    requireStaff(c, deskPermissions.decide)
    const form = await readForm(c, contractForm(t.contractOrder))
    if (!form.ok) return page(c, house, form.errors, form.raw)
    return decide(
      c,
      house,
      async (tx, staff) => {
        const done = await enterContract(tx, staff, organisationId(c), form.value)
        return done.ok ? undefined : [{ field: 'facility', message: t.contractOverlaps }]
      },
      form.raw,
    )
  })
}

type Raw = Readonly<Record<string, string | string[]>>
type Deed = (tx: Tx, staff: Staff) => Promise<FieldError[] | undefined | void>

async function decide(c: Ctx, house: House, deed: Deed, raw?: Raw): Promise<Response> {
  const staff = requireStaff(c, deskPermissions.decide)
  const done = await submitOnce(c, house, { form: `organisations.decide:${c.get('path')}` }, async (tx) => {
    const errors = await deed(tx, staff)
    return errors ? { errors } : { location: `${list}/${organisationId(c)}` }
  })
  return done.ok ? done.response : page(c, house, done.errors, raw)
}

async function decideWithReason(c: Ctx, house: House, deed: typeof refuse): Promise<Response> {
  requireStaff(c, deskPermissions.decide)
  const form = await readForm(c, reasonForm)
  if (!form.ok) return page(c, house, form.errors, form.raw)
  return decide(c, house, (tx, staff) => deed(tx, house, staff, organisationId(c), form.value.reason))
}

async function showCode(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, deskPermissions.decide)
  const id = organisationId(c)
  let code: string | undefined
  const done = await submitOnce(c, house, { form: `organisations.representative-code:${id}` }, async (tx) => {
    const made = await codeForRepresentative(tx, house, staff, id)
    if (!made.ok) throw new Conflict(made.reason)
    code = made.code
    return { location: `${list}/${id}` }
  })
  if (!done.ok || !code) return done.ok ? done.response : page(c, house, done.errors)
  const words = organisationTexts('ja').invite
  return staffPage(
    c,
    house,
    { title: words.made, current: list },
    <ShownOnce
      title={words.made}
      note={words.once}
      secret={code}
      secretLabel={organisationTexts('ja').code.label}
      back={`${list}/${id}`}
      backLabel={t.title}
    />,
  )
}

async function listPage(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, deskPermissions.read)
  const words = c.req.query('name')?.slice(0, 100)
  const [nameKana, last] = readCursor(house, 'organisations', c.req.query('after')) ?? []
  const id = typeof last === 'string' ? parseId<'organisation'>(last) : undefined
  const after = id ? { after: { nameKana: String(nameKana), id } } : {}
  const query = { offices: ownOffices(staff), on: house.clock.today(), words, ...after, limit: pageSize + 1 }
  const found = await house.db.read((tx) => listOrganisations(tx, query))
  const shown = found.slice(0, pageSize)
  const end = found.length > pageSize ? shown.at(-1) : undefined
  const names = organisationTexts('ja')
  const next =
    end &&
    `${list}?${new URLSearchParams({ ...(words && { name: words }), after: writeCursor(house, 'organisations', [end.nameKana, end.id]) }).toString()}`
  return staffPage(
    c,
    house,
    { title: t.title, current: list },
    <>
      <Filters action={list} label={t.search}>
        <TextField name="name" label={t.search} type="search" value={words} />
        <Button small>{t.submitSearch}</Button>
      </Filters>
      {staff.permissions.has(deskPermissions.decide) && (
        <p>
          <Link href={`${list}/new`}>{t.register}</Link>
        </p>
      )}
      <DataTable
        caption={t.title}
        columns={[
          { label: t.columns.name, heading: true },
          { label: t.columns.kind },
          { label: t.columns.members, numeric: true },
          { label: t.columns.representative },
          { label: t.columns.state },
        ]}
        rows={shown.map((one) => ({
          href: `${list}/${one.id}`,
          cells: [
            one.name,
            names.kinds[one.kind],
            one.members,
            one.hasRepresentative ? t.yes : t.no,
            names.states[one.state],
          ],
        }))}
        empty={<EmptyState title={t.none} />}
      />
      <Pager nextHref={next} />
    </>,
  )
}

async function page(c: Ctx, house: House, errors: readonly FieldError[] = [], raw: Raw = {}): Promise<Response> {
  const staff = requireStaff(c, deskPermissions.read)
  const id = organisationId(c)
  const on = house.clock.today()
  // What is shown of people is noted in the same transaction.
  const shown = await house.db.transact(async (tx) => {
    const organisation = await organisationForStaff(tx, staff, id)
    const seats = (await seatsFrom(tx, id, on)).filter((seat) => standsOn(seat, on))
    const known = seats.filter(({ role }) => role === 'representative' || kindRules[organisation.kind].membersKnown)
    for (const { personId } of known)
      await recordAudit(tx, {
        actor: staff,
        action: 'organisations.seat.read',
        subject: { kind: 'organisations.organisation', id },
        personId,
        reason: 'duty',
      })
    const corrections = await correctionsOf(tx, id)
    return {
      organisation,
      known,
      corrections,
      counts: await countSeats(tx, id, on),
      contracts: await contractsOf(tx, id),
      colleagues: await staffNames(
        tx,
        corrections.map(({ by }) => by),
      ),
      names: await personNames(
        tx,
        known.map(({ personId }) => personId),
      ),
    }
  })
  const { organisation } = shown
  const work = kindRules[organisation.kind].underContract
    ? (house.profile.contracts ?? []).filter(({ employer }) => employer === organisation.name)
    : []
  const officeNames = new Map<string, string>(house.profile.offices.map(({ key, name }) => [key, name]))
  return staffPage(
    c,
    house,
    { title: t.title, heading: organisation.name, current: list, crumbs: [{ href: list, label: t.title }], errors },
    <StaffOrganisation
      {...shown}
      endable={shown.contracts.filter(
        ({ validTo, endedReason }) => endedReason === null && Temporal.PlainDate.compare(on, validTo) < 0,
      )}
      path={`${list}/${id}`}
      mayDecide={staff.permissions.has(deskPermissions.decide)}
      work={work.map(({ offices, procedures, from, until }) => ({
        offices: offices.map((key) => officeNames.get(key) ?? key),
        procedures,
        from: Temporal.PlainDate.from(from),
        until: Temporal.PlainDate.from(until),
      }))}
      raw={raw}
    />,
  )
}
