import type { Hono } from 'hono'
import { z } from 'zod'
import { ActingBand, requireMember } from '#modules/organisations/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { type Ctx, type FieldError, field, type HttpEnv, readForm, submitOnce } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { Actions, type Content, LinkButton, Notice, ReceiptNumberBox, residentPage, Title } from '#platform/ui/index.ts'
import { idIn } from '../../routes/api/deeds.ts'
import {
  openWebhook,
  type OrganisationKeeper,
  pauseWebhook,
  registerForOrganisation,
  resend,
  resumeWebhook,
  rotateSecret,
  stopWebhook,
} from '../actions/keep.ts'
import type { WebhookId } from '../domain/webhook.ts'
import { OwnWebhook, OwnWebhooks } from '../pages/own-webhooks.tsx'
import { loggedDeliveries } from '../store/deliveries.ts'
import { webhooksOfOrganisation } from '../store/webhooks.ts'
import { ownWebhookTexts } from '../text/index.ts'

const logged = 50
const urlForm = z.object({ url: field.text(500) })

/** Addresses that are told of an organisation's requests, for who keeps its programs. */
export function ownWebhookRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/organisations/:id/webhooks', (c) => showAll(c, house))

  app.post('/organisations/:id/webhooks', async (c) => {
    const { keeper, path } = await keeperOf(c, house)
    const form = await readForm(c, urlForm)
    const typed = typeof form.raw.url === 'string' ? form.raw.url : ''
    if (!form.ok) return showAll(c, house, form.errors, typed)
    let made: { id: WebhookId; secret: string } | undefined
    const done = await submitOnce(c, house, { form: `procedures.own-webhook:${keeper.organisationId}` }, async (tx) => {
      const registered = await registerForOrganisation(tx, house, keeper, form.value.url)
      if (!registered.ok)
        return { errors: [{ field: 'url', message: ownWebhookTexts(c.get('lang')).problems[registered.reason] }] }
      made = registered
      return { location: `${path}/${registered.id}` }
    })
    if (!done.ok) return showAll(c, house, done.errors, typed)
    return made ? showSecret(c, house, made.secret, `${path}/${made.id}`) : done.response
  })

  app.get('/organisations/:id/webhooks/:webhook', async (c) => {
    const { keeper, path } = await keeperOf(c, house)
    const id = idIn<'webhook'>(c, 'webhook')
    const { webhook, deliveries } = await house.db.transact(async (tx) => ({
      webhook: await openWebhook(tx, house, keeper, id),
      deliveries: await loggedDeliveries(tx, id, logged),
    }))
    return page(
      c,
      house,
      { back: path },
      <OwnWebhook lang={c.get('lang')} path={`${path}/${id}`} webhook={webhook} deliveries={deliveries} />,
    )
  })

  app.post('/organisations/:id/webhooks/:webhook/secret', async (c) => {
    const { keeper, path } = await keeperOf(c, house)
    const id = idIn<'webhook'>(c, 'webhook')
    let secret: string | undefined
    const done = await submitOnce(c, house, { form: `procedures.own-webhook-secret:${id}` }, async (tx) => {
      secret = await rotateSecret(tx, house, keeper, id)
      return { location: `${path}/${id}` }
    })
    if (!done.ok) return showAll(c, house, done.errors)
    return secret ? showSecret(c, house, secret, `${path}/${id}`) : done.response
  })

  app.post('/organisations/:id/webhooks/:webhook/pause', (c) => change(c, house, pauseWebhook))
  app.post('/organisations/:id/webhooks/:webhook/resumption', (c) => change(c, house, resumeWebhook))
  app.post('/organisations/:id/webhooks/:webhook/end', (c) => change(c, house, stopWebhook))
  app.post('/organisations/:id/webhooks/:webhook/deliveries/:delivery/resending', (c) =>
    change(c, house, (tx, at, keeper, id) =>
      resend(tx, at, keeper, { id, delivery: idIn<'webhook-delivery'>(c, 'delivery') }),
    ),
  )
}

type Deed = (tx: Tx, house: House, keeper: OrganisationKeeper, id: WebhookId) => Promise<void>

async function change(c: Ctx, house: House, deed: Deed): Promise<Response> {
  const { keeper, path } = await keeperOf(c, house)
  const id = idIn<'webhook'>(c, 'webhook')
  const done = await submitOnce(c, house, { form: `procedures.own-webhook-change:${c.get('path')}` }, async (tx) => {
    await deed(tx, house, keeper, id)
    return { location: `${path}/${id}` }
  })
  return done.ok ? done.response : showAll(c, house, done.errors)
}

async function keeperOf(c: Ctx, house: House) {
  const { resident, organisation } = await requireMember(c, house, c.req.param('id') ?? '', 'clients')
  const home = `/organisations/${organisation.id}`
  const keeper: OrganisationKeeper = { organisationId: organisation.id, resident }
  return { keeper, organisation, home, path: `${home}/webhooks` }
}

type Shown = { back: string; errors?: readonly FieldError[]; title?: string; lede?: string }

async function page(c: Ctx, house: House, { back, errors = [], title, lede }: Shown, body: Content): Promise<Response> {
  const { organisation } = await keeperOf(c, house)
  const lang = c.get('lang')
  const t = ownWebhookTexts(lang)
  return residentPage(
    c,
    house,
    { title: title ?? t.title, back, errors, robots: 'noindex' },
    <>
      <ActingBand lang={lang} name={organisation.name} />
      <Title lede={lede}>{title ?? t.title}</Title>
      {body}
    </>,
  )
}

async function showAll(c: Ctx, house: House, errors: readonly FieldError[] = [], typed?: string): Promise<Response> {
  const { organisation, home, path } = await keeperOf(c, house)
  const webhooks = await house.db.read((tx) => webhooksOfOrganisation(tx, organisation.id))
  return page(
    c,
    house,
    { back: home, errors, lede: ownWebhookTexts(c.get('lang')).lede },
    <OwnWebhooks lang={c.get('lang')} path={path} webhooks={webhooks} typed={typed} cases={`${home}/applications`} />,
  )
}

/** The secret stands in no address, so reloading does not bring it back. */
function showSecret(c: Ctx, house: House, secret: string, back: string): Promise<Response> {
  const { shown } = ownWebhookTexts(c.get('lang'))
  return page(
    c,
    house,
    { back, title: shown.title },
    <>
      <Notice kind="warning">
        <p>{shown.note}</p>
      </Notice>
      <ReceiptNumberBox number={secret} label={shown.label} />
      <Actions>
        <LinkButton href={back} variant="secondary">
          {shown.back}
        </LinkButton>
      </Actions>
    </>,
  )
}
