import type { Hono } from 'hono'
import { organisationsOf } from '#modules/organisations/index.ts'
import {
  clientAddress,
  type Ctx,
  type FieldError,
  type HttpEnv,
  limitRate,
  readForm,
  requireResident,
  submitOnce,
} from '#platform/http/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { Actions, Button, Checkbox, Facts, Form, residentPage, Title } from '#platform/ui/index.ts'
import { foundGroup } from '../actions/found-group.ts'
import { acceptMembership, declineMembership, memberInvitation, openMemberInvitation } from '../actions/invite.ts'
import { readToken } from '../actions/invite-by-mail.ts'
import { registrantsOf } from '../actions/membership.ts'
import { registerPerson } from '../actions/register-person.ts'
import { acceptForm, codeForm, groupForm } from '../forms.ts'
import { MyRegistrations } from '../pages/my-registrations.tsx'
import { MailedPage } from '../pages/mailed-page.tsx'
import { StartPage } from '../pages/start-page.tsx'
import { rulesOf } from '../rules-of.ts'
import { registrantTexts } from '../text/index.ts'
import { mailedTexts } from '../text/mailed.ts'
import { classWords } from '../words.ts'
import { idIn, type Raw, typedIn } from './ids.ts'
import { registrationRoutes } from './registration.tsx'

// A code has 60 bits; who types by hand needs few tries.
const codesPerMinute = 5

/** How somebody registers, and answers an invitation. */
export function residentRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/registrations', (c) => listPage(c, house))
  app.get('/registrations/new', (c) => startPage(c, house))
  app.post('/registrations', (c) => registerMyself(c, house))
  app.post('/registrations/groups', (c) => beginGroup(c, house))
  app.post('/registrations/invitations', (c) => openCode(c, house))
  app.get('/registrations/join/:token', (c) => mailedPage(c, house))
  app.get('/registrations/invitations/:invitation', (c) => invitationPage(c, house))
  app.post('/registrations/invitations/:invitation/acceptance', (c) => accept(c, house))
  app.post('/registrations/invitations/:invitation/refusal', async (c) => {
    const resident = requireResident(c, 'verified')
    const id = idIn<'member-invitation'>(c, 'invitation')
    const done = await submitOnce(c, house, { form: `reservations.decline:${id}` }, async (tx) => {
      await declineMembership(tx, house, resident, id)
      return { location: '/registrations' }
    })
    return done.ok ? done.response : invitationPage(c, house, done.errors)
  })
  registrationRoutes(app, house)
}

async function listPage(c: Ctx, house: House, errors: readonly FieldError[] = []): Promise<Response> {
  const { personId } = requireResident(c, 'verified')
  const lang = c.get('lang')
  rulesOf(house)
  const held = await house.db.read((tx) => registrantsOf(tx, personId, house.clock.today()))
  const classes = new Map(held.map(({ registrant }) => [registrant.class, classWords(house, registrant.class, lang)]))
  return residentPage(
    c,
    house,
    { title: registrantTexts(lang).title, crumbs: [], errors, robots: 'noindex' },
    <MyRegistrations lang={lang} held={held} classes={classes} />,
  )
}

const crumbs = (c: Ctx) => [{ href: '/registrations', label: registrantTexts(c.get('lang')).title }]

async function startPage(c: Ctx, house: House, errors: readonly FieldError[] = [], raw: Raw = {}): Promise<Response> {
  const { personId } = requireResident(c, 'verified')
  const lang = c.get('lang')
  const rules = rulesOf(house)
  const organisations = await house.db.read((tx) => organisationsOf(tx, personId, house.clock.today()))
  return residentPage(
    c,
    house,
    { title: registrantTexts(lang).start.title, crumbs: crumbs(c), errors, robots: 'noindex' },
    <StartPage
      lang={lang}
      representativeAge={rules.leastAge.representative}
      organisations={organisations
        .filter(({ rights }) => rights.has('represent'))
        .map(({ organisation }) => ({ id: organisation.id, name: organisation.name }))}
      typed={typedIn(raw)}
    />,
  )
}

async function registerMyself(c: Ctx, house: House): Promise<Response> {
  const resident = requireResident(c, 'verified')
  const t = registrantTexts(c.get('lang')).start.person
  const done = await submitOnce(c, house, { form: 'reservations.register' }, async (tx) => {
    const made = await registerPerson(tx, house, resident)
    if (made.ok) return { location: `/registrations/${made.id}` }
    const message = made.reason === 'too_young' ? t.too_young(rulesOf(house).leastAge.person) : t[made.reason]
    return { errors: [{ field: '', message }] }
  })
  return done.ok ? done.response : startPage(c, house, done.errors)
}

async function beginGroup(c: Ctx, house: House): Promise<Response> {
  const resident = requireResident(c, 'verified')
  const t = registrantTexts(c.get('lang')).start.group
  const form = await readForm(c, groupForm)
  if (!form.ok) return startPage(c, house, form.errors, form.raw)
  const { name, kana, organisation } = form.value
  const given = { name, nameKana: kana, organisationId: parseId<'organisation'>(organisation) ?? null }
  const done = await submitOnce(c, house, { form: 'reservations.begin-group' }, async (tx) => {
    const made = await foundGroup(tx, house, resident, given)
    if (made.ok) return { location: `/registrations/${made.id}/members` }
    const { leastAge, groupsAPerson } = rulesOf(house)
    const said = {
      too_young: { field: '', message: t.too_young(leastAge.representative) },
      not_on_register: { field: '', message: t.not_on_register },
      too_many_groups: { field: '', message: t.too_many_groups(groupsAPerson) },
      not_representing: { field: 'organisation', message: t.not_representing },
    }
    return { errors: [said[made.reason]] }
  })
  return done.ok ? done.response : startPage(c, house, done.errors, form.raw)
}

async function openCode(c: Ctx, house: House): Promise<Response> {
  const resident = requireResident(c, 'verified')
  const scope = 'reservations.member-invitation'
  await limitRate(house, { scope, key: resident.accountId, perMinute: codesPerMinute })
  // A family, or a school, stands behind one address.
  await limitRate(house, { scope, key: clientAddress(c, house.config), perMinute: codesPerMinute * 6 })
  const form = await readForm(c, codeForm)
  if (!form.ok) return listPage(c, house, form.errors)
  const done = await submitOnce(c, house, { form: 'reservations.open-invitation' }, async (tx) => {
    const id = await openMemberInvitation(tx, house, resident, form.value.code)
    const message = registrantTexts(c.get('lang')).code.wrong
    return id ? { location: `/registrations/invitations/${id}` } : { errors: [{ field: 'code', message }] }
  })
  return done.ok ? done.response : listPage(c, house, done.errors)
}

async function mailedPage(c: Ctx, house: House): Promise<Response> {
  requireResident(c, 'verified')
  const token = readToken(c.req.param('token') ?? '')
  if (!token) throw new NotFound('invitation')
  const lang = c.get('lang')
  const page = { title: mailedTexts(lang).opening.title, crumbs: crumbs(c), robots: 'noindex' as const }
  return residentPage(c, house, page, <MailedPage lang={lang} token={token} />)
}

async function accept(c: Ctx, house: House): Promise<Response> {
  const resident = requireResident(c, 'verified')
  const id = idIn<'member-invitation'>(c, 'invitation')
  const form = await readForm(c, acceptForm)
  if (!form.ok) return invitationPage(c, house, form.errors)
  const t = registrantTexts(c.get('lang')).invitation
  const done = await submitOnce(c, house, { form: `reservations.accept:${id}` }, async (tx) => {
    const made = await acceptMembership(tx, house, resident, { id, shownToMembers: form.value.show })
    if (made.ok) return { location: `/registrations/${made.id}` }
    const most = rulesOf(house).groupsAPerson
    return {
      errors: [{ field: '', message: made.reason === 'too_many_groups' ? t.too_many_groups(most) : t[made.reason] }],
    }
  })
  return done.ok ? done.response : invitationPage(c, house, done.errors)
}

async function invitationPage(c: Ctx, house: House, errors: readonly FieldError[] = []): Promise<Response> {
  const resident = requireResident(c, 'verified')
  const id = idIn<'member-invitation'>(c, 'invitation')
  const t = registrantTexts(c.get('lang'))
  const { invitation, registrant } = await house.db.read((tx) => memberInvitation(tx, house, resident, id))
  const path = `/registrations/invitations/${id}`
  return residentPage(
    c,
    house,
    { title: t.invitation.title, crumbs: crumbs(c), errors, robots: 'noindex' },
    <>
      <Title>{t.invitation.title}</Title>
      <Facts
        facts={[
          { term: t.name, value: <span lang="ja">{registrant.name}</span> },
          { term: t.role, value: t.roles[invitation.role] },
        ]}
      />
      <p>{t.invitation.consent}</p>
      <Form action={`${path}/acceptance`} label={t.invitation.accept}>
        <Checkbox name="show" label={t.invitation.show} />
        <Actions>
          <Button>{t.invitation.accept}</Button>
        </Actions>
      </Form>
      <Form action={`${path}/refusal`} label={t.invitation.decline}>
        <Actions>
          <Button variant="secondary">{t.invitation.decline}</Button>
        </Actions>
      </Form>
    </>,
  )
}
