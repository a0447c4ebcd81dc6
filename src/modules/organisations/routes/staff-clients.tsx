import type { Hono } from 'hono'
import { officesByIds } from '#modules/people/index.ts'
import {
  clientScopes,
  findClient,
  listClients,
  officeTokensEnding,
  tokensOfClients,
  ownOffices,
} from '#platform/auth/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, type HttpEnv, requireStaff, submitOnce } from '#platform/http/index.ts'
import { type OfficeId, parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { Button, DataTable, EmptyState, Form, Pager, staffPage, Tag } from '#platform/ui/index.ts'
import { stopClient } from '../actions/clients.ts'
import { ShownOnce } from '../pages/shown-once.tsx'
import { deskPermissions } from '../permissions.ts'
import { namesOfOrganisations } from '../store/organisations.ts'
import { organisationTexts } from '../text/index.ts'
import { staffTexts as t } from '../text/staff.ts'
import { idIn } from './ids.ts'
import { type Keeper, keepClients } from './keep-clients.tsx'

const pageSize = 50
const all = '/staff/clients'
const own = '/staff/office-clients'

/** Every program that calls, for the administrator; those of an office, for who leads it. */
export function staffClientRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(all, (c) => everyClient(c, house))
  app.post(`${all}/:client/end`, async (c) => {
    const staff = requireStaff(c, deskPermissions.clients)
    const id = idIn<'client'>(c, 'client')
    const done = await submitOnce(c, house, { form: `organisations.staff-stop:${id}` }, async (tx) => {
      if (!(await findClient(tx, id))) throw new NotFound('client')
      await stopClient(tx, staff, id)
      return { location: all }
    })
    return done.ok ? done.response : everyClient(c, house)
  })
  app.get(own, (c) => showOffices(c, house))
  keepClients(app, house, `${own}/:office`, (c) => leaderAsKeeper(c, house))
}

async function showOffices(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, deskPermissions.keepClients)
  const ids = ownOffices(staff)
  const { offices, ending } = await house.db.read(async (tx) => ({
    offices: await officesByIds(tx, ids),
    ending: await officeTokensEnding(tx, ids),
  }))
  const say = (id: OfficeId) => {
    const { soon, last } = ending.get(id) ?? { soon: 0, last: 0 }
    return soon + last > 0 ? <Tag kind={last > 0 ? 'late' : 'wait'}>{t.tokensOf(soon, last)}</Tag> : t.tokensFine
  }
  return staffPage(
    c,
    house,
    { title: t.officeClients, current: own },
    <>
      <p>{t.officeClientsNote}</p>
      <DataTable
        caption={t.officeClients}
        columns={[{ label: t.office, heading: true }, { label: t.tokens }]}
        rows={ids.flatMap((id) => {
          const name = offices.get(id)?.name
          return name ? [{ href: `${own}/${id}`, cells: [name, say(id)] }] : []
        })}
        empty={<EmptyState title={t.noOffices} />}
      />
    </>,
  )
}

async function leaderAsKeeper(c: Ctx, house: House): Promise<Keeper> {
  const staff = requireStaff(c, deskPermissions.keepClients)
  const officeId = idIn<'office'>(c, 'office')
  if (!ownOffices(staff).includes(officeId)) throw new NotFound('office')
  const office = (await house.db.read((tx) => officesByIds(tx, [officeId]))).get(officeId)
  if (!office) throw new NotFound('office')
  const words = organisationTexts('ja').clients
  const path = `${own}/${officeId}`
  const crumbs = [{ href: own, label: t.officeClients }]
  return {
    by: staff,
    holder: { kind: 'office', officeId },
    path,
    lang: 'ja',
    scopes: clientScopes(house, 'office').map(({ scope, label }) => ({ value: scope, label })),
    // Posts are read with each request; within one nothing of them changes.
    check: () => Promise.resolve(),
    show: (body, errors) =>
      staffPage(c, house, { title: t.officeClients, heading: office.name, current: own, crumbs, errors }, body),
    showOnce: (token) =>
      staffPage(
        c,
        house,
        { title: words.made, current: own },
        <ShownOnce
          title={words.made}
          note={words.once}
          secret={token}
          secretLabel={words.theToken}
          back={path}
          backLabel={t.officeClients}
        />,
      ),
  }
}

async function everyClient(c: Ctx, house: House): Promise<Response> {
  requireStaff(c, deskPermissions.clients)
  const before = parseId<'client'>(c.req.query('before') ?? '')
  const { clients, tokens, names, offices } = await house.db.read(async (tx) => {
    const clients = await listClients(tx, { before, limit: pageSize })
    const holders = clients.map(({ holder }) => holder)
    return {
      clients,
      tokens: await tokensOfClients(
        tx,
        clients.map(({ id }) => id),
      ),
      names: await namesOfOrganisations(
        tx,
        holders.flatMap((holder) => (holder.kind === 'organisation' ? [holder.organisationId] : [])),
      ),
      offices: await officesByIds(
        tx,
        holders.flatMap((holder) => (holder.kind === 'office' ? [holder.officeId] : [])),
      ),
    }
  })
  if (before && clients.length === 0) throw new NotFound('client')
  const last = clients.at(-1)
  return staffPage(
    c,
    house,
    { title: t.clients, current: all },
    <>
      <DataTable
        caption={t.clients}
        columns={[
          { label: t.clientColumns.name, heading: true },
          { label: t.clientColumns.holder },
          { label: t.clientColumns.purpose },
          { label: t.clientColumns.contact },
          { label: t.clientColumns.tokens, numeric: true },
          { label: t.clientColumns.state },
        ]}
        rows={clients.map(({ id, name, purpose, contact, holder, endedAt }) => ({
          cells: [
            name,
            holder.kind === 'organisation'
              ? (names.get(holder.organisationId) ?? '')
              : (offices.get(holder.officeId)?.name ?? ''),
            purpose,
            contact,
            tokens.filter(({ clientId, state }) => clientId === id && state === 'live').length,
            endedAt ? (
              t.stopped
            ) : (
              <Form action={`${all}/${id}/end`}>
                <Button small variant="danger">
                  {t.stop}
                </Button>
              </Form>
            ),
          ],
        }))}
        empty={<EmptyState title={t.noClients} />}
      />
      <Pager nextHref={clients.length === pageSize && last ? `${all}?before=${last.id}` : undefined} />
    </>,
  )
}
