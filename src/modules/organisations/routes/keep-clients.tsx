import type { Hono } from 'hono'
import { type ClientHolder, listClients, tokensOfClients } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { type Ctx, type FieldError, type HttpEnv, readForm, submitOnce } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { Content } from '#platform/ui/index.ts'
import { addClient, addToken, clientOf, dropToken, stopClient } from '../actions/clients.ts'
import { clientForm, tokenForm } from '../forms.ts'
import { Clients } from '../pages/clients-page.tsx'
import { organisationTexts } from '../text/index.ts'
import { idIn } from './ids.ts'

/** Who keeps the programs of one holder in this request. */
export type Keeper = {
  by: Parameters<typeof stopClient>[1]
  holder: ClientHolder
  /** Of the page with the programs. */
  path: string
  lang: Lang
  scopes: readonly { value: string; label: string }[]
  /** Asks once more inside the transaction, where the holder is locked. */
  check(tx: Tx): Promise<unknown>
  show(body: Content, errors: readonly FieldError[]): Response | Promise<Response>
  showOnce(token: string): Response | Promise<Response>
}

/** The deeds about programs below `pattern`, the same for an organisation and for an office. */
export function keepClients(
  app: Hono<HttpEnv>,
  house: House,
  pattern: string,
  keeperOf: (c: Ctx) => Promise<Keeper>,
): void {
  app.get(pattern, async (c) => showClients(house, await keeperOf(c)))
  app.post(pattern, async (c) => {
    const keeper = await keeperOf(c)
    const form = await readForm(c, clientForm, { lists: ['scopes'] })
    if (!form.ok) return showClients(house, keeper, form.errors, form.raw)
    const done = await submitOnce(c, house, { form: `organisations.client:${keeper.path}` }, async (tx) => {
      await keeper.check(tx)
      await addClient(tx, house, keeper.by, { ...form.value, holder: keeper.holder })
      return { location: keeper.path }
    })
    return done.ok ? done.response : showClients(house, keeper, done.errors, form.raw)
  })
  app.post(`${pattern}/:client/tokens`, async (c) => {
    const keeper = await keeperOf(c)
    const id = idIn<'client'>(c, 'client')
    const form = await readForm(c, tokenForm)
    if (!form.ok) return showClients(house, keeper, form.errors)
    let token: string | undefined
    const done = await submitOnce(c, house, { form: `organisations.client-token:${id}` }, async (tx) => {
      await keeper.check(tx)
      await clientOf(tx, keeper.holder, id)
      token = await addToken(tx, keeper.by, id, form.value.days)
      const message = organisationTexts(keeper.lang).clients.full
      return token ? { location: keeper.path } : { errors: [{ field: '', message }] }
    })
    if (!done.ok) return showClients(house, keeper, done.errors)
    // A repeated submit leads to the page: the token was shown.
    return token ? keeper.showOnce(token) : done.response
  })
  app.post(`${pattern}/:client/tokens/:token/revocation`, (c) =>
    change(c, (tx, by, id) => dropToken(tx, by, id, idIn<'client-token'>(c, 'token'))),
  )
  app.post(`${pattern}/:client/end`, (c) => change(c, stopClient))

  async function change(c: Ctx, deed: typeof stopClient): Promise<Response> {
    const keeper = await keeperOf(c)
    const id = idIn<'client'>(c, 'client')
    const form = `organisations.client-change:${id}:${c.get('path')}`
    const done = await submitOnce(c, house, { form }, async (tx) => {
      await keeper.check(tx)
      await clientOf(tx, keeper.holder, id)
      await deed(tx, keeper.by, id)
      return { location: keeper.path }
    })
    return done.ok ? done.response : showClients(house, keeper, done.errors)
  }
}

type Raw = Readonly<Record<string, string | string[]>>

async function showClients(
  house: House,
  { holder, lang, scopes, path, show }: Keeper,
  errors: readonly FieldError[] = [],
  raw: Raw = {},
): Promise<Response> {
  const { clients, tokens } = await house.db.read(async (tx) => {
    const clients = await listClients(tx, { holder, limit: 50 })
    const ids = clients.map(({ id }) => id)
    return { clients, tokens: await tokensOfClients(tx, ids) }
  })
  return show(<Clients lang={lang} clients={clients} tokens={tokens} scopes={scopes} path={path} raw={raw} />, errors)
}
