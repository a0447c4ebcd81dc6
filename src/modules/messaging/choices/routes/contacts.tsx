import type { Hono } from 'hono'
import { z } from 'zod'
import {
  clientAddress,
  type Ctx,
  type FieldError,
  type HttpEnv,
  limitRate,
  readForm,
  requireResident,
  seeOther,
  submitOnce,
} from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { askToProve, endOwnMail, hashOfToken, pressProof } from '../actions/own-mail.ts'
import { ContactsPage, ProofPage } from '../pages/contacts-page.tsx'
import { channelsOf } from '../store/channels.ts'
import { stateOfProof } from '../store/mail-proofs.ts'
import { contactTexts } from '../text/contacts.ts'
import { messagingTexts } from '../text/index.ts'
import { whoIsKnown } from './choices.tsx'
import { pagesOfChannels } from './pages-of-channels.ts'

const mailForm = z.object({ address: z.string().trim().pipe(z.email().max(254)) })
const opensPerMinute = 30

export function contactRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/messages/contacts', (c) => show(c, app, house))
  app.post('/messages/contacts', (c) => addMail(c, app, house))
  app.post('/messages/contacts/mail/end', (c) => endMail(c, app, house))
  app.post('/messages/contacts/proof', (c) => proveGiven(c, house))
  app.get('/messages/contacts/proof/:token', (c) => showProof(c, house))
  app.post('/messages/contacts/proof/:token', (c) => press(c, house))
}

async function addMail(c: Ctx, app: Hono<HttpEnv>, house: House): Promise<Response> {
  const { personId } = requireResident(c, 'verified')
  const lang = c.get('lang')
  const t = contactTexts(lang)
  const form = await readForm(c, mailForm)
  const typed = [form.raw['address'] ?? ''].flat()[0]
  if (!form.ok) return show(c, app, house, { errors: [{ field: 'address', message: t.addressWrong }], typed })
  const { address } = form.value
  const done = await submitOnce(c, house, { form: 'messaging.mail' }, async (tx) =>
    (await askToProve(tx, house, { personId, address, lang }))
      ? { location: '/messages/contacts?done=sent' }
      : { errors: [{ field: 'address', message: t.tooMany }] },
  )
  return done.ok ? done.response : show(c, app, house, { errors: done.errors, typed })
}

async function endMail(c: Ctx, app: Hono<HttpEnv>, house: House): Promise<Response> {
  const resident = requireResident(c, 'verified')
  const done = await submitOnce(c, house, { form: 'messaging.mail-end' }, async (tx) => {
    await endOwnMail(tx, house, resident, resident.personId)
    return { location: '/messages/contacts?done=ended' }
  })
  return done.ok ? done.response : show(c, app, house)
}

/** For an address that was given with a request and not proved: also a guest's. */
async function proveGiven(c: Ctx, house: House): Promise<Response> {
  const known = whoIsKnown(c)
  const lang = c.get('lang')
  const done = await submitOnce(c, house, { form: 'messaging.mail-given' }, async (tx) => {
    const mail = known && (await channelsOf(tx, known.personId)).find(({ channel }) => channel === 'mail')
    if (!known || !mail) return { location: '/messages/choices' }
    const isSent = await askToProve(tx, house, { personId: known.personId, address: mail.address, lang })
    return { location: isSent ? '/messages/choices?done=sent' : '/messages/choices?done=too-many' }
  })
  return done.ok ? done.response : seeOther(c, '/messages/choices')
}

async function show(
  c: Ctx,
  app: Hono<HttpEnv>,
  house: House,
  { errors = [], typed }: { errors?: readonly FieldError[]; typed?: string | undefined } = {},
): Promise<Response> {
  const { personId } = requireResident(c, 'verified')
  const lang = c.get('lang')
  const channels = await house.db.read((tx) => channelsOf(tx, personId))
  const asked = c.req.query('done')
  return residentPage(
    c,
    house,
    {
      title: contactTexts(lang).title,
      crumbs: [{ href: '/messages', label: messagingTexts(lang).title }],
      errors,
    },
    <ContactsPage
      lang={lang}
      channels={channels}
      typed={typed}
      done={asked === 'sent' || asked === 'ended' ? asked : undefined}
      pages={pagesOfChannels(app)}
    />,
  )
}

async function showProof(c: Ctx, house: House): Promise<Response> {
  await slowDown(c, house)
  const token = c.req.param('token') ?? ''
  const state = await house.db.read((tx) => stateOfProof(tx, hashOfToken(token), house.clock.now()))
  const isDone = state === 'used' && c.req.query('done') === 'yes'
  return proofPage(c, house, token, isDone ? 'done' : state === 'open' ? 'open' : 'over')
}

async function press(c: Ctx, house: House): Promise<Response> {
  await slowDown(c, house)
  const token = c.req.param('token') ?? ''
  const done = await submitOnce(c, house, { form: 'messaging.mail-proof' }, async (tx) =>
    (await pressProof(tx, house, token)) ? { location: `/messages/contacts/proof/${token}?done=yes` } : { errors: [] },
  )
  return done.ok ? done.response : proofPage(c, house, token, 'over')
}

const slowDown = (c: Ctx, house: House): Promise<void> =>
  limitRate(house, {
    scope: 'messaging.mail-proof-page',
    key: clientAddress(c, house.config),
    perMinute: opensPerMinute,
  })

const proofPage = (c: Ctx, house: House, token: string, state: 'open' | 'done' | 'over'): Response => {
  const lang = c.get('lang')
  return residentPage(
    c,
    house,
    { title: contactTexts(lang).confirmTitle, robots: 'noindex', status: state === 'over' ? 410 : 200 },
    <ProofPage lang={lang} token={token} state={state} />,
  )
}
