import type { Hono } from 'hono'
import { clientScopes } from '#platform/auth/index.ts'
import type { Ctx, HttpEnv } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage, Title } from '#platform/ui/index.ts'
import { lockAsMember } from '../actions/membership.ts'
import { clientScopesOfModule } from '../api.ts'
import { ActingBand } from '../pages/acting-band.tsx'
import { ShownOnce } from '../pages/shown-once.tsx'
import { requireMember } from '../require-member.ts'
import { organisationTexts } from '../text/index.ts'
import { organisationId } from './ids.ts'
import { type Keeper, keepClients } from './keep-clients.tsx'

/** The programs of an organisation, for whom it trusts with them. */
export function clientRoutes(app: Hono<HttpEnv>, house: House): void {
  keepClients(app, house, '/organisations/:id/clients', (c) => memberAsKeeper(c, house))
}

async function memberAsKeeper(c: Ctx, house: House): Promise<Keeper> {
  const { resident, organisation } = await requireMember(c, house, organisationId(c), 'clients')
  const lang = c.get('lang')
  const t = organisationTexts(lang).clients
  const home = `/organisations/${organisation.id}`
  const words = new Map<string, string>([
    [clientScopesOfModule.own, t.words.own],
    [clientScopesOfModule.counts, t.words.counts],
  ])
  return {
    by: resident,
    holder: { kind: 'organisation', organisationId: organisation.id },
    path: `${home}/clients`,
    lang,
    scopes: clientScopes(house, 'organisation').map(({ scope, label }) => ({
      value: scope,
      label: words.get(scope) ?? label,
    })),
    check: (tx) =>
      lockAsMember(tx, { resident, organisationId: organisation.id, on: house.clock.today(), right: 'clients' }),
    show: (body, errors) =>
      residentPage(
        c,
        house,
        { title: t.title, back: home, errors, robots: 'noindex' },
        <>
          <ActingBand lang={lang} name={organisation.name} />
          <Title lede={t.lede}>{t.title}</Title>
          {body}
        </>,
      ),
    showOnce: (token) =>
      residentPage(
        c,
        house,
        { title: t.made, robots: 'noindex' },
        <ShownOnce
          title={t.made}
          note={t.once}
          secret={token}
          secretLabel={t.theToken}
          back={`${home}/clients`}
          backLabel={t.title}
        />,
      ),
  }
}
