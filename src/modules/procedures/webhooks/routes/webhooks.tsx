import type { Hono } from 'hono'
import { z } from 'zod'
import { officesByIds } from '#modules/people/index.ts'
import { type Staff, ownOffices } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import {
  type Ctx,
  type FieldError,
  field,
  type HttpEnv,
  readForm,
  requireStaff,
  submitOnce,
} from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { proceduresOf } from '../../actions/procedures-of.ts'
import { currentRevision } from '../../store/revisions.ts'
import { plainWords } from '../../text/index.ts'
import { stateWord } from '../../text/queue-words.ts'
import {
  openWebhook,
  pauseWebhook,
  registerWebhook,
  resend,
  resumeWebhook,
  rotateSecret,
  stopWebhook,
} from '../actions/keep.ts'
import type { WebhookId } from '../domain/webhook.ts'
import { SecretPage } from '../pages/secret-page.tsx'
import { WebhookPage } from '../pages/webhook-page.tsx'
import { WebhooksPage } from '../pages/webhooks-page.tsx'
import { webhookPermissions } from '../permissions.ts'
import { loggedDeliveries } from '../store/deliveries.ts'
import { webhooksOf } from '../store/webhooks.ts'
import { webhookTexts as t } from '../text/staff.ts'

const path = '/staff/webhooks'
const logged = 100

const webhookForm = z.object({ procedure: field.text(60), url: field.text(500) })

/** Addresses that are told of an office's cases, what was sent there, and how it went. */
export function webhookRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/webhooks', (c) => showWebhooks(c, house))

  app.post('/staff/webhooks', async (c) => {
    const staff = requireStaff(c, webhookPermissions.keep)
    const form = await readForm(c, webhookForm)
    if (!form.ok) return showWebhooks(c, house, form.errors, form.raw)
    const { procedure, url } = form.value
    let shown: { secret: string; id: WebhookId } | undefined
    const done = await submitOnce(c, house, { form: 'procedures.webhook' }, async (tx) => {
      const made = await registerWebhook(tx, house, staff, { procedure, url })
      if (!made.ok) {
        const message = t.problems[made.reason]
        return { errors: [{ field: made.reason === 'procedure' ? 'procedure' : 'url', message }] }
      }
      shown = made
      return { location: `${path}/${made.id}` }
    })
    if (!done.ok) return showWebhooks(c, house, done.errors, form.raw)
    return shown ? showSecret(c, house, shown) : done.response
  })

  app.get('/staff/webhooks/:id', async (c) => {
    const staff = requireStaff(c, webhookPermissions.keep)
    const props = await house.db.read(async (tx) => {
      const webhook = await openWebhook(tx, house, staff, webhookId(c))
      // Only those of offices open here.
      const { procedure, officeId } = webhook
      if (!procedure || !officeId) throw new NotFound('webhook')
      const revision = await currentRevision(tx, procedure)
      return {
        webhook,
        title: revision ? plainWords(revision.definition.name) : procedure,
        kind: revision?.definition.kind ?? 'application',
        office: (await officesByIds(tx, [officeId])).get(officeId)?.name ?? '',
        deliveries: await loggedDeliveries(tx, webhook.id, logged),
      }
    })
    const { kind, ...shown } = props
    return staffPage(
      c,
      house,
      { title: t.log, heading: props.title, crumbs: [{ href: path, label: t.title }], current: path },
      <WebhookPage {...shown} stateWord={({ state }) => stateWord(kind, state)} />,
    )
  })

  app.post('/staff/webhooks/:id/secret', async (c) => {
    const staff = requireStaff(c, webhookPermissions.keep)
    const id = webhookId(c)
    let secret: string | undefined
    const done = await submitOnce(c, house, { form: `procedures.webhook-secret:${id}` }, async (tx) => {
      secret = await rotateSecret(tx, house, staff, id)
      return { location: `${path}/${id}` }
    })
    if (!done.ok) return showWebhooks(c, house, done.errors)
    return secret ? showSecret(c, house, { id, secret }) : done.response
  })

  app.post('/staff/webhooks/:id/pause', (c) => change(c, house, (tx, staff, id) => pauseWebhook(tx, house, staff, id)))
  app.post('/staff/webhooks/:id/resumption', (c) =>
    change(c, house, (tx, staff, id) => resumeWebhook(tx, house, staff, id)),
  )
  app.post('/staff/webhooks/:id/end', (c) => change(c, house, (tx, staff, id) => stopWebhook(tx, house, staff, id)))

  app.post('/staff/webhooks/:id/deliveries/:delivery/resending', (c) =>
    change(c, house, async (tx, staff, id) => {
      const delivery = parseId<'webhook-delivery'>(c.req.param('delivery') ?? '')
      if (!delivery) throw new NotFound('delivery')
      await resend(tx, house, staff, { id, delivery })
    }),
  )
}

async function change(
  c: Ctx,
  house: House,
  deed: (tx: Tx, staff: Staff, id: WebhookId) => Promise<void>,
): Promise<Response> {
  const staff = requireStaff(c, webhookPermissions.keep)
  const id = webhookId(c)
  const done = await submitOnce(c, house, { form: `procedures.webhook-change:${c.get('path')}` }, async (tx) => {
    await deed(tx, staff, id)
    return { location: `${path}/${id}` }
  })
  return done.ok ? done.response : showWebhooks(c, house, done.errors)
}

const showSecret = (c: Ctx, house: House, { id, secret }: { id: WebhookId; secret: string }): Response =>
  staffPage(
    c,
    house,
    { title: t.shown.title, crumbs: [{ href: path, label: t.title }], current: path },
    <SecretPage secret={secret} back={`${path}/${id}`} />,
  )

async function showWebhooks(
  c: Ctx,
  house: House,
  errors: readonly FieldError[] = [],
  typed: Readonly<Record<string, string | string[]>> = {},
): Promise<Response> {
  const staff = requireStaff(c, webhookPermissions.keep)
  const offices = ownOffices(staff)
  const props = await house.db.read(async (tx) => {
    const names = await officesByIds(tx, offices)
    return {
      webhooks: await webhooksOf(tx, offices),
      procedures: await proceduresOf(tx, offices, house.clock.today()),
      offices: offices.flatMap((id) => {
        const office = names.get(id)
        return office ? { value: id, label: office.name } : []
      }),
    }
  })
  return staffPage(c, house, { title: t.title, current: path, errors }, <WebhooksPage {...props} typed={typed} />)
}

function webhookId(c: Ctx): WebhookId {
  const id = parseId<'webhook'>(c.req.param('id') ?? '')
  if (!id) throw new NotFound('webhook')
  return id
}
