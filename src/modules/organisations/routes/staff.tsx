import type { Hono } from 'hono'
import { personNames } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import { listClients, tokensOfClients } from '#platform/auth/index.ts'
import type { Staff } from '#platform/auth/index.ts'
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
import { toWareki } from '#platform/time/index.ts'
import {
  Button,
  DataTable,
  EmptyState,
  Filters,
  Form,
  Pager,
  Pairs,
  Part,
  staffPage,
  TextArea,
  TextField,
} from '#platform/ui/index.ts'
import { stopClient } from '../actions/clients.ts'
import {
  codeForRepresentative,
  dissolve,
  endRepresentative,
  officesOf,
  organisationForStaff,
  recognise,
  refuse,
} from '../actions/desk.ts'
import { kindRules } from '../domain/kinds.ts'
import { reasonForm } from '../forms.ts'
import { ShownOnce } from '../pages/shown-once.tsx'
import { deskPermissions } from '../permissions.ts'
import { contractsOf, listOrganisations, namesOfOrganisations } from '../store/organisations.ts'
import { countSeats, seatsFrom, standsOn } from '../store/seats.ts'
import { organisationTexts } from '../text/index.ts'
import { staffTexts as t } from '../text/staff.ts'
import { idIn, organisationId } from './resident.tsx'

const pageSize = 50
const list = '/staff/organisations'

/** The office in charge: which organisations there are, who represents them; what the office decides about them. */
export function staffRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(list, (c) => listPage(c, house))
  app.get('/staff/clients', (c) => clientsPage(c, house))
  app.post('/staff/clients/:client/end', async (c) => {
    const staff = requireStaff(c, deskPermissions.clients)
    const id = idIn<'client'>(c, 'client')
    const done = await submitOnce(c, house, { form: `organisations.staff-stop:${id}` }, async (tx) => {
      await stopClient(tx, staff, id)
      return { location: '/staff/clients' }
    })
    return done.ok ? done.response : clientsPage(c, house)
  })
  app.get(`${list}/:id`, (c) => page(c, house))
  app.post(`${list}/:id/recognition`, (c) =>
    decide(c, house, (tx, staff) => recognise(tx, house, staff, organisationId(c))),
  )
  app.post(`${list}/:id/refusal`, (c) => decideWithReason(c, house, refuse))
  app.post(`${list}/:id/dissolution`, (c) => decideWithReason(c, house, dissolve))
  app.post(`${list}/:id/representative-end`, (c) =>
    decide(c, house, (tx, staff) => endRepresentative(tx, house, staff, organisationId(c))),
  )
  app.post(`${list}/:id/representative-code`, async (c) => {
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
      <ShownOnce title={words.made} note={words.once} secret={code} back={`${list}/${id}`} backLabel={t.title} />,
    )
  })
}

type Tx = Parameters<typeof stopClient>[0]

async function decide(c: Ctx, house: House, deed: (tx: Tx, staff: Staff) => Promise<void>): Promise<Response> {
  const staff = requireStaff(c, deskPermissions.decide)
  const done = await submitOnce(c, house, { form: `organisations.decide:${c.get('path')}` }, async (tx) => {
    await deed(tx, staff)
    return { location: `${list}/${organisationId(c)}` }
  })
  return done.ok ? done.response : page(c, house, done.errors)
}

async function decideWithReason(c: Ctx, house: House, deed: typeof refuse): Promise<Response> {
  requireStaff(c, deskPermissions.decide)
  const form = await readForm(c, reasonForm)
  if (!form.ok) return page(c, house, form.errors)
  return decide(c, house, (tx, staff) => deed(tx, house, staff, organisationId(c), form.value.reason))
}

async function listPage(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, deskPermissions.read)
  const words = c.req.query('name')?.slice(0, 100)
  const [nameKana, last] = readCursor(house, 'organisations', c.req.query('after')) ?? []
  const id = typeof last === 'string' ? parseId<'organisation'>(last) : undefined
  const after = id ? { after: { nameKana: String(nameKana), id } } : {}
  const query = { offices: officesOf(staff), on: house.clock.today(), words, ...after, limit: pageSize + 1 }
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

async function page(c: Ctx, house: House, errors: readonly FieldError[] = []): Promise<Response> {
  const staff = requireStaff(c, deskPermissions.read)
  const id = organisationId(c)
  const on = house.clock.today()
  // What is shown of people is noted in the same transaction.
  const { organisation, counts, contracts, known, names } = await house.db.transact(async (tx) => {
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
    const persons = known.map(({ personId }) => personId)
    return {
      organisation,
      counts: await countSeats(tx, id, on),
      contracts: await contractsOf(tx, id),
      known,
      names: await personNames(tx, persons),
    }
  })
  const words = organisationTexts('ja')
  const path = `${list}/${id}`
  const mayDecide = staff.permissions.has(deskPermissions.decide)
  return staffPage(
    c,
    house,
    { title: t.title, heading: organisation.name, current: list, crumbs: [{ href: list, label: t.title }], errors },
    <>
      <Pairs
        pairs={[
          { term: t.columns.kind, value: words.kinds[organisation.kind] },
          { term: t.columns.state, value: words.states[organisation.state] },
          { term: t.facts.kana, value: organisation.nameKana },
          { term: t.facts.number, value: organisation.corporateNumber ?? '' },
          ...contracts.map(({ facility, validFrom, validTo }) => ({
            term: t.facts.contracts,
            value: `${facility}　${toWareki(validFrom)}から${toWareki(validTo.subtract({ days: 1 }))}まで`,
          })),
          ...counts.map(({ role, count }) => ({ term: words.roles[role], value: count })),
        ]}
      />
      <DataTable
        caption={t.members}
        columns={[{ label: t.facts.representative, heading: true }, { label: words.role }]}
        rows={known.map(({ personId, role }) => ({ cells: [names.get(personId) ?? '', words.roles[role]] }))}
        empty={<p>{t.no}</p>}
      />
      {mayDecide && organisation.state === 'proposed' && (
        <Part title={t.recognise}>
          <Form action={`${path}/recognition`} label={t.recognise}>
            <Button>{t.recognise}</Button>
          </Form>
          <Form action={`${path}/refusal`} label={t.refuse}>
            <TextArea name="reason" label={t.reason} hint={t.reasonHint} rows={3} />
            <Button variant="secondary">{t.refuse}</Button>
          </Form>
        </Part>
      )}
      {mayDecide && organisation.state === 'recognised' && (
        <Part title={t.facts.representative}>
          <p>{t.codeNote}</p>
          {known.some(({ role }) => role === 'representative') ? (
            <Form action={`${path}/representative-end`} label={t.endRepresentative}>
              <Button variant="secondary">{t.endRepresentative}</Button>
            </Form>
          ) : (
            <Form action={`${path}/representative-code`} label={t.code}>
              <Button>{t.code}</Button>
            </Form>
          )}
          <Form action={`${path}/dissolution`} label={t.dissolve}>
            <TextArea name="reason" label={t.reason} hint={t.dissolveHint} rows={3} />
            <Button variant="danger">{t.dissolve}</Button>
          </Form>
        </Part>
      )}
    </>,
  )
}

async function clientsPage(c: Ctx, house: House): Promise<Response> {
  requireStaff(c, deskPermissions.clients)
  const before = parseId<'client'>(c.req.query('before') ?? '')
  const { clients, tokens, names } = await house.db.read(async (tx) => {
    const clients = await listClients(tx, { before, limit: pageSize })
    const holders = clients.flatMap(({ holder }) => (holder.kind === 'organisation' ? [holder.organisationId] : []))
    const ids = clients.map((client) => client.id)
    return { clients, tokens: await tokensOfClients(tx, ids), names: await namesOfOrganisations(tx, holders) }
  })
  if (before && clients.length === 0) throw new NotFound('client')
  const last = clients.at(-1)
  return staffPage(
    c,
    house,
    { title: t.clients, current: '/staff/clients' },
    <>
      <DataTable
        caption={t.clients}
        columns={[
          { label: t.clientColumns.name, heading: true },
          { label: t.clientColumns.holder },
          { label: t.clientColumns.purpose },
          { label: t.clientColumns.tokens, numeric: true },
          { label: t.clientColumns.state },
        ]}
        rows={clients.map(({ id, name, purpose, holder, endedAt }) => ({
          cells: [
            name,
            holder.kind === 'organisation' ? (names.get(holder.organisationId) ?? '') : '',
            purpose,
            tokens.filter(({ clientId, state }) => clientId === id && state === 'live').length,
            endedAt ? (
              t.stopped
            ) : (
              <Form action={`/staff/clients/${id}/end`} label={t.stop}>
                <Button small variant="danger">
                  {t.stop}
                </Button>
              </Form>
            ),
          ],
        }))}
        empty={<EmptyState title={t.none} />}
      />
      <Pager nextHref={clients.length === pageSize && last ? `/staff/clients?before=${last.id}` : undefined} />
    </>,
  )
}
