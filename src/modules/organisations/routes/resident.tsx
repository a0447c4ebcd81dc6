import type { Hono } from 'hono'
import { personNames } from '#modules/people/index.ts'
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
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import {
  Actions,
  Button,
  Checkbox,
  DateField,
  Facts,
  Form,
  residentPage,
  Select,
  TextField,
  Title,
} from '#platform/ui/index.ts'
import { changeRole } from '../actions/change-role.ts'
import { proposeOrganisation, withdrawProposal } from '../actions/found.ts'
import {
  acceptInvitation,
  declineInvitation,
  invitationOf,
  invite,
  openInvitation,
  withdrawInvitation,
} from '../actions/invite.ts'
import { organisationsOf } from '../actions/membership.ts'
import { handOver, leave, removeMember } from '../actions/officers.ts'
import { organisationKinds } from '../domain/kinds.ts'
import { codeForm, handOverForm, inviteForm, organisationForm, roleForm } from '../forms.ts'
import { MyOrganisations } from '../pages/my-organisations.tsx'
import { OrganisationPage } from '../pages/organisation-page.tsx'
import { ShownOnce } from '../pages/shown-once.tsx'
import { requireMember } from '../require-member.ts'
import { openInvitations } from '../store/invitations.ts'
import { proposalsOf } from '../store/organisations.ts'
import { seatsFrom } from '../store/seats.ts'
import { organisationTexts } from '../text/index.ts'
import { idIn, organisationId } from './ids.ts'

// A code has 60 bits; who types by hand needs few tries.
const codesPerMinute = 5

/** What residents do with their organisations. */
export function residentRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/organisations', (c) => listPage(c, house))
  app.get('/organisations/new', (c) => newPage(c, house))
  app.post('/organisations', async (c) => {
    const resident = requireResident(c, 'verified')
    const t = organisationTexts(c.get('lang'))
    const form = await readForm(c, organisationForm(t.numberWrong))
    if (!form.ok) return newPage(c, house, form.errors, form.raw)
    const done = await submitOnce(c, house, { form: 'organisations.propose' }, async (tx) => {
      const made = await proposeOrganisation(tx, house, resident, form.value)
      return made.ok
        ? { location: `/organisations/${made.id}` }
        : { errors: [{ field: 'number', message: t.numberTaken }] }
    })
    return done.ok ? done.response : newPage(c, house, done.errors, form.raw)
  })

  app.post('/organisations/invitations', async (c) => {
    const resident = requireResident(c, 'verified')
    const scope = 'organisations.invitation'
    await limitRate(house, { scope, key: resident.accountId, perMinute: codesPerMinute })
    // A family, or a school, stands behind one address.
    await limitRate(house, { scope, key: clientAddress(c, house.config), perMinute: codesPerMinute * 6 })
    const form = await readForm(c, codeForm)
    if (!form.ok) return listPage(c, house, form.errors)
    const done = await submitOnce(c, house, { form: 'organisations.open-invitation' }, async (tx) => {
      const id = await openInvitation(tx, house, resident, form.value.code)
      const message = organisationTexts(c.get('lang')).code.wrong
      return id ? { location: `/organisations/invitations/${id}` } : { errors: [{ field: 'code', message }] }
    })
    return done.ok ? done.response : listPage(c, house, done.errors)
  })
  app.get('/organisations/invitations/:invitation', (c) => invitationPage(c, house))
  app.post('/organisations/invitations/:invitation/acceptance', async (c) => {
    const resident = requireResident(c, 'verified')
    const id = idIn<'organisation-invitation'>(c, 'invitation')
    const done = await submitOnce(c, house, { form: `organisations.accept:${id}` }, async (tx) => {
      const accepted = await acceptInvitation(tx, house, resident, id)
      if (accepted.ok) return { location: `/organisations/${accepted.organisationId}` }
      return { errors: [{ field: '', message: organisationTexts(c.get('lang')).handOver.not_free }] }
    })
    return done.ok ? done.response : invitationPage(c, house, done.errors)
  })
  app.post('/organisations/invitations/:invitation/refusal', async (c) => {
    const resident = requireResident(c, 'verified')
    const id = idIn<'organisation-invitation'>(c, 'invitation')
    const done = await submitOnce(c, house, { form: `organisations.decline:${id}` }, async (tx) => {
      await declineInvitation(tx, house, resident, id)
      return { location: '/organisations' }
    })
    return done.ok ? done.response : seeOther(c, '/organisations')
  })

  app.get('/organisations/:id', (c) => organisationPage(c, house))
  app.post('/organisations/:id/withdrawal', async (c) => {
    const resident = requireResident(c, 'verified')
    const id = organisationId(c)
    const done = await submitOnce(c, house, { form: `organisations.withdraw:${id}` }, async (tx) => {
      await withdrawProposal(tx, house, resident, id)
      return { location: '/organisations' }
    })
    return done.ok ? done.response : organisationPage(c, house, done.errors)
  })
  app.post('/organisations/:id/invitations', async (c) => {
    const { resident } = await requireMember(c, house, organisationId(c), 'members')
    const form = await readForm(c, inviteForm)
    if (!form.ok) return organisationPage(c, house, form.errors, form.raw)
    const { role, from, term } = form.value
    const id = organisationId(c)
    let code: string | undefined
    const done = await submitOnce(c, house, { form: `organisations.invite:${id}` }, async (tx) => {
      code = await invite(tx, house, resident, { organisationId: id, role, from, termTo: term })
      return { location: `/organisations/${id}` }
    })
    if (!done.ok) return organisationPage(c, house, done.errors, form.raw)
    const t = organisationTexts(c.get('lang'))
    // A repeated submit leads to the page: the code was shown.
    if (!code) return done.response
    return residentPage(
      c,
      house,
      { title: t.invite.made, robots: 'noindex' },
      <ShownOnce
        title={t.invite.made}
        note={t.invite.once}
        secret={code}
        secretLabel={t.code.label}
        back={`/organisations/${id}`}
        backLabel={t.members}
      />,
    )
  })
  app.post('/organisations/:id/invitations/:invitation/withdrawal', async (c) => {
    const resident = requireResident(c, 'verified')
    const id = organisationId(c)
    const invitationId = idIn<'organisation-invitation'>(c, 'invitation')
    const done = await submitOnce(
      c,
      house,
      { form: `organisations.withdraw-invitation:${invitationId}` },
      async (tx) => {
        await withdrawInvitation(tx, house, resident, { organisationId: id, invitationId })
        return { location: `/organisations/${id}` }
      },
    )
    return done.ok ? done.response : organisationPage(c, house, done.errors)
  })
  app.post('/organisations/:id/hand-over', async (c) => {
    const { resident } = await requireMember(c, house, organisationId(c), 'represent')
    const form = await readForm(c, handOverForm)
    if (!form.ok) return organisationPage(c, house, form.errors, form.raw)
    const { successor, handOverFrom, handOverTerm, replaces } = form.value
    const id = organisationId(c)
    const t = organisationTexts(c.get('lang')).handOver
    const chosen = parseId<'organisation-seat'>(successor)
    if (!chosen) return organisationPage(c, house, [{ field: 'successor', message: t.unknown_successor }], form.raw)
    const plan = {
      organisationId: id,
      successor: chosen,
      from: handOverFrom,
      termTo: handOverTerm,
      replaces: parseId<'organisation-seat'>(replaces),
    }
    const done = await submitOnce(c, house, { form: `organisations.hand-over:${id}` }, async (tx) => {
      const handed = await handOver(tx, house, resident, plan)
      if (handed.ok) return { location: `/organisations/${id}` }
      const field = handed.reason === 'too_early' || handed.reason === 'too_late' ? 'handOverFrom' : 'successor'
      return { errors: [{ field, message: t[handed.reason] }] }
    })
    return done.ok ? done.response : organisationPage(c, house, done.errors, form.raw)
  })
  app.post('/organisations/:id/roles', async (c) => {
    const { resident } = await requireMember(c, house, organisationId(c), 'members')
    const form = await readForm(c, roleForm)
    if (!form.ok) return organisationPage(c, house, form.errors, form.raw)
    const { member, newRole, roleFrom, roleTerm } = form.value
    const id = organisationId(c)
    const t = organisationTexts(c.get('lang')).changeRole
    const seatId = parseId<'organisation-seat'>(member)
    if (!seatId) return organisationPage(c, house, [{ field: 'member', message: t.unknown }], form.raw)
    const change = { organisationId: id, seatId, role: newRole, from: roleFrom, termTo: roleTerm }
    const done = await submitOnce(c, house, { form: `organisations.role:${id}` }, async (tx) => {
      const changed = await changeRole(tx, house, resident, change)
      if (changed.ok) return { location: `/organisations/${id}` }
      const field = { past: 'roleFrom', too_late: 'roleFrom', same: 'newRole', unknown: 'member', not_free: 'member' }
      return { errors: [{ field: field[changed.reason], message: t[changed.reason] }] }
    })
    return done.ok ? done.response : organisationPage(c, house, done.errors, form.raw)
  })
  app.post('/organisations/:id/leave', async (c) => {
    const resident = requireResident(c, 'verified')
    const id = organisationId(c)
    const done = await submitOnce(c, house, { form: `organisations.leave:${id}` }, async (tx) => {
      const left = await leave(tx, house, resident, id)
      if (left.ok) return { location: '/organisations' }
      return { errors: [{ field: 'successor', message: organisationTexts(c.get('lang')).handOver.lede }] }
    })
    return done.ok ? done.response : organisationPage(c, house, done.errors)
  })
  app.post('/organisations/:id/seats/:seat/removal', async (c) => {
    const resident = requireResident(c, 'verified')
    const id = organisationId(c)
    const seatId = idIn<'organisation-seat'>(c, 'seat')
    const done = await submitOnce(c, house, { form: `organisations.remove:${seatId}` }, async (tx) => {
      const removed = await removeMember(tx, house, resident, { organisationId: id, seatId })
      if (removed.ok) return { location: `/organisations/${id}` }
      return { errors: [{ field: 'successor', message: organisationTexts(c.get('lang')).handOver.lede }] }
    })
    return done.ok ? done.response : organisationPage(c, house, done.errors)
  })
}

async function listPage(c: Ctx, house: House, errors: readonly FieldError[] = []): Promise<Response> {
  const { personId } = requireResident(c, 'verified')
  const lang = c.get('lang')
  const { memberships, proposals } = await house.db.read(async (tx) => ({
    memberships: await organisationsOf(tx, personId, house.clock.today()),
    proposals: await proposalsOf(tx, [personId]),
  }))
  const refused = proposals.filter(({ state }) => state === 'refused')
  const mayFound = Object.keys(house.profile.organisationOffices).length > 0
  return residentPage(
    c,
    house,
    { title: organisationTexts(lang).title, crumbs: [], errors, robots: 'noindex' },
    <MyOrganisations lang={lang} memberships={memberships} refused={refused} mayFound={mayFound} />,
  )
}

type Raw = Readonly<Record<string, string | string[]>>

const typedIn = (raw: Raw) => (name: string) => (typeof raw[name] === 'string' ? raw[name] : undefined)

async function newPage(c: Ctx, house: House, errors: readonly FieldError[] = [], raw: Raw = {}): Promise<Response> {
  requireResident(c, 'verified')
  const t = organisationTexts(c.get('lang'))
  const typed = typedIn(raw)
  const kinds = organisationKinds.filter((kind) => house.profile.organisationOffices[kind])
  return residentPage(
    c,
    house,
    { title: t.found, back: '/organisations', errors },
    <>
      <Title lede={t.foundLede}>{t.found}</Title>
      <Form action="/organisations">
        <Select
          name="kind"
          label={t.kind}
          value={typed('kind')}
          options={kinds.map((kind) => ({ value: kind, label: t.kinds[kind] }))}
        />
        <TextField name="name" label={t.name} value={typed('name')} />
        <TextField name="kana" label={t.kana} value={typed('kana')} />
        <TextField name="number" label={t.number} value={typed('number')} inputMode="numeric" optional />
        <DateField name="term" label={t.termLast} value={typed('term')} optional />
        <Checkbox name="authorised" label={t.authorised} checked={Boolean(typed('authorised'))} />
        <Checkbox name="public" label={t.isPublic} checked={Boolean(typed('public'))} />
        <Actions>
          <Button>{t.submit}</Button>
        </Actions>
      </Form>
    </>,
  )
}

async function invitationPage(c: Ctx, house: House, errors: readonly FieldError[] = []): Promise<Response> {
  const resident = requireResident(c, 'verified')
  const id = idIn<'organisation-invitation'>(c, 'invitation')
  const t = organisationTexts(c.get('lang'))
  const { invitation, name, kind } = await house.db.read((tx) => invitationOf(tx, house, resident, id))
  const path = `/organisations/invitations/${id}`
  return residentPage(
    c,
    house,
    { title: t.invitation.title, back: '/organisations', errors, robots: 'noindex' },
    <>
      <Title above={t.kinds[kind]}>{t.invitation.title}</Title>
      <Facts
        facts={[
          { term: t.name, value: <span lang="ja">{name}</span> },
          { term: t.role, value: t.roles[invitation.role] },
        ]}
      />
      <p>{t.invitation.consent}</p>
      <Form action={`${path}/acceptance`} label={t.invitation.accept}>
        <Actions>
          <Button>{t.invitation.accept}</Button>
        </Actions>
      </Form>
      <Form action={`${path}/refusal`} label={t.invitation.decline}>
        <Button variant="secondary">{t.invitation.decline}</Button>
      </Form>
    </>,
  )
}

async function organisationPage(
  c: Ctx,
  house: House,
  errors: readonly FieldError[] = [],
  raw: Raw = {},
): Promise<Response> {
  const lang = c.get('lang')
  const member = await requireMember(c, house, organisationId(c), 'read')
  const { id } = member.organisation
  const today = house.clock.today()
  const { seats, names, invitations } = await house.db.read(async (tx) => {
    const seats = await seatsFrom(tx, id, today)
    const persons = seats.map(({ personId }) => personId)
    return {
      seats,
      names: await personNames(tx, persons),
      invitations: await openInvitations(tx, id, house.clock.now()),
    }
  })
  return residentPage(
    c,
    house,
    { title: organisationTexts(lang).title, crumbs: [], errors, robots: 'noindex' },
    <OrganisationPage
      lang={lang}
      today={today}
      {...member}
      seats={seats}
      names={names}
      invitations={invitations}
      typed={typedIn(raw)}
    />,
  )
}
