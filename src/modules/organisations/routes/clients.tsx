import type { Hono } from 'hono'
import { clientScopes, listClients, tokensOfClients } from '#platform/auth/index.ts'
import { type Ctx, type FieldError, type HttpEnv, readForm, submitOnce } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage, Title } from '#platform/ui/index.ts'
import { addClient, addToken, clientOf, dropToken, stopClient } from '../actions/clients.ts'
import { lockAsMember } from '../actions/membership.ts'
import { clientScopesOfModule } from '../api.ts'
import { clientForm, tokenForm } from '../forms.ts'
import { ActingBand } from '../pages/acting-band.tsx'
import { Clients } from '../pages/clients-page.tsx'
import { ShownOnce } from '../pages/shown-once.tsx'
import { requireMember } from '../require-member.ts'
import { organisationTexts } from '../text/index.ts'
import { idIn, organisationId } from './resident.tsx'

/** The programs of an organisation, for whom it trusts with them. */
export function clientRoutes(app: Hono<HttpEnv>, house: House): void {
  const path = '/organisations/:id/clients'
  app.get(path, (c) => page(c, house))
  app.post(path, async (c) => {
    const { resident, organisation } = await requireMember(c, house, organisationId(c), 'clients')
    const form = await readForm(c, clientForm, { lists: ['scopes'] })
    if (!form.ok) return page(c, house, form.errors)
    const holder = { kind: 'organisation', organisationId: organisation.id } as const
    const done = await submitOnce(c, house, { form: `organisations.client:${organisation.id}` }, async (tx) => {
      await lockAsMember(tx, { resident, organisationId: organisation.id, on: house.clock.today(), right: 'clients' })
      await addClient(tx, house, resident, { ...form.value, holder })
      return { location: `/organisations/${organisation.id}/clients` }
    })
    return done.ok ? done.response : page(c, house, done.errors)
  })
  app.post(`${path}/:client/tokens`, async (c) => {
    const { resident, organisation } = await requireMember(c, house, organisationId(c), 'clients')
    const id = idIn<'client'>(c, 'client')
    const form = await readForm(c, tokenForm)
    if (!form.ok) return page(c, house, form.errors)
    const t = organisationTexts(c.get('lang')).clients
    const back = `/organisations/${organisation.id}/clients`
    let token: string | undefined
    const done = await submitOnce(c, house, { form: `organisations.client-token:${id}` }, async (tx) => {
      await lockAsMember(tx, { resident, organisationId: organisation.id, on: house.clock.today(), right: 'clients' })
      await clientOf(tx, { kind: 'organisation', organisationId: organisation.id }, id)
      token = await addToken(tx, resident, id, form.value.days)
      return token ? { location: back } : { errors: [{ field: 'days', message: t.full }] }
    })
    if (!done.ok) return page(c, house, done.errors)
    if (!token) return done.response
    return residentPage(
      c,
      house,
      { title: t.made, robots: 'noindex' },
      <ShownOnce title={t.made} note={t.once} secret={token} back={back} backLabel={t.title} />,
    )
  })
  app.post(`${path}/:client/tokens/:token/revocation`, (c) =>
    change(c, house, (tx, resident, id) => dropToken(tx, resident, id, idIn<'client-token'>(c, 'token'))),
  )
  app.post(`${path}/:client/end`, (c) => change(c, house, (tx, resident, id) => stopClient(tx, resident, id)))
}

type Deed = (
  tx: Parameters<typeof stopClient>[0],
  resident: Parameters<typeof stopClient>[1],
  id: Parameters<typeof stopClient>[2],
) => Promise<void>

async function change(c: Ctx, house: House, deed: Deed): Promise<Response> {
  const { resident, organisation } = await requireMember(c, house, organisationId(c), 'clients')
  const id = idIn<'client'>(c, 'client')
  const done = await submitOnce(
    c,
    house,
    { form: `organisations.client-change:${id}:${c.get('path')}` },
    async (tx) => {
      await lockAsMember(tx, { resident, organisationId: organisation.id, on: house.clock.today(), right: 'clients' })
      await clientOf(tx, { kind: 'organisation', organisationId: organisation.id }, id)
      await deed(tx, resident, id)
      return { location: `/organisations/${organisation.id}/clients` }
    },
  )
  return done.ok ? done.response : page(c, house, done.errors)
}

async function page(c: Ctx, house: House, errors: readonly FieldError[] = []): Promise<Response> {
  const lang = c.get('lang')
  const { organisation } = await requireMember(c, house, organisationId(c), 'clients')
  const t = organisationTexts(lang).clients
  const holder = { kind: 'organisation', organisationId: organisation.id } as const
  const { clients, tokens } = await house.db.read(async (tx) => {
    const clients = await listClients(tx, { holder, limit: 50 })
    return {
      clients,
      tokens: await tokensOfClients(
        tx,
        clients.map(({ id }) => id),
      ),
    }
  })
  const words = new Map<string, string>([
    [clientScopesOfModule.own, t.words.own],
    [clientScopesOfModule.counts, t.words.counts],
  ])
  const scopes = clientScopes(house, 'organisation').map(({ scope, label }) => ({
    value: scope,
    label: words.get(scope) ?? label,
  }))
  const path = `/organisations/${organisation.id}`
  return residentPage(
    c,
    house,
    { title: t.title, back: path, errors, robots: 'noindex' },
    <>
      <ActingBand lang={lang} name={organisation.name} />
      <Title lede={t.lede}>{t.title}</Title>
      <Clients lang={lang} clients={clients} tokens={tokens} scopes={scopes} path={`${path}/clients`} />
    </>,
  )
}
