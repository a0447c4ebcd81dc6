import type { Hono } from 'hono'
import type { Tx } from '#platform/db/index.ts'
import { type Ctx, type FieldError, type HttpEnv, readForm, requireResident, submitOnce } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { inviteMember, withdrawMemberInvitation } from '../actions/invite.ts'
import { addressesOf, inviteByMail } from '../actions/invite-by-mail.ts'
import { declareOwn, membersFor, nameMember, removeMember } from '../actions/members.ts'
import type { VerifiedResident } from '../actions/membership.ts'
import type { MembershipId, RegistrantId } from '../domain/registrant.ts'
import { inviteForm, mailForm, namedForm, ownForm } from '../forms.ts'
import { CodeShownOnce } from '../pages/code-shown-once.tsx'
import { MembersPage } from '../pages/members-page.tsx'
import { requireRegistrant } from '../require-registrant.ts'
import { openInvitations } from '../store/invitations.ts'
import { registrantTexts } from '../text/index.ts'
import { mailedTexts } from '../text/mailed.ts'
import { idIn, type Raw, typedIn } from './ids.ts'
import { named } from './named.ts'

/** The members of a group: who they are, inviting, naming and removing them, and what each says of themselves. */
export function memberRoutes(app: Hono<HttpEnv>, house: House): void {
  const root = '/registrations/:id'
  app.get(`${root}/members`, (c) => page(c, house))
  app.post(`${root}/invitations`, (c) => invite(c, house))
  app.post(`${root}/mailed-invitations`, async (c) => {
    requireResident(c, 'verified')
    const form = await readForm(c, mailForm)
    if (!form.ok) return page(c, house, form.errors, form.raw)
    const { mailRole: role, address } = form.value
    const lang = c.get('lang')
    return act(
      c,
      house,
      'invite-by-mail',
      async (tx, resident, id) => {
        const done = await inviteByMail(tx, house, resident, { id, role, address, lang })
        return done.ok ? undefined : { field: 'address', message: mailedTexts(lang).problems[done.reason] }
      },
      form.raw,
    )
  })
  app.post(`${root}/invitations/:invitation/withdrawal`, (c) =>
    act(c, house, 'withdraw-invitation', async (tx, resident, id) => {
      const invitationId = idIn<'member-invitation'>(c, 'invitation')
      await withdrawMemberInvitation(tx, house, resident, { id, invitationId })
      return undefined
    }),
  )
  app.post(`${root}/named-members`, async (c) => {
    requireResident(c, 'verified')
    const form = await readForm(c, namedForm)
    if (!form.ok) return page(c, house, form.errors, form.raw)
    const { name, kana, birth, town, link, disabled } = form.value
    const given = { name, nameKana: kana, birthDate: birth, town, link, isDisabled: disabled }
    return act(
      c,
      house,
      'name-member',
      async (tx, resident, id) => {
        const done = await nameMember(tx, house, resident, { ...given, id })
        return done.ok ? undefined : { field: 'name', message: registrantTexts(c.get('lang')).named.inAlready }
      },
      form.raw,
    )
  })
  app.post(`${root}/members/:member/removal`, (c) =>
    act(c, house, `remove:${c.req.param('member')}`, async (tx, resident, id) => {
      const member: MembershipId = idIn(c, 'member')
      const done = await removeMember(tx, house, resident, { id, member })
      return done.ok ? undefined : { field: '', message: registrantTexts(c.get('lang')).members.representative }
    }),
  )
  app.post(`${root}/self`, async (c) => {
    requireResident(c, 'verified')
    const form = await readForm(c, ownForm)
    if (!form.ok) return page(c, house, form.errors, form.raw)
    const { show, disabledSelf, ...said } = form.value
    return act(c, house, 'self', async (tx, resident, id) => {
      await declareOwn(tx, house, resident, { ...said, disabled: disabledSelf, shownToMembers: show, id })
      return undefined
    })
  })
}

async function act(
  c: Ctx,
  house: House,
  form: string,
  deed: (tx: Tx, resident: VerifiedResident, id: RegistrantId) => Promise<FieldError | undefined>,
  raw?: Raw,
): Promise<Response> {
  const resident = requireResident(c, 'verified')
  const id = idIn<'registrant'>(c, 'id')
  const done = await submitOnce(c, house, { form: `reservations.${form}:${id}` }, async (tx) => {
    const error = await deed(tx, resident, id)
    return error ? { errors: [error] } : { location: `/registrations/${id}/members` }
  })
  return done.ok ? done.response : page(c, house, done.errors, raw)
}

async function invite(c: Ctx, house: House): Promise<Response> {
  const resident = requireResident(c, 'verified')
  const lang = c.get('lang')
  const id = idIn<'registrant'>(c, 'id')
  const form = await readForm(c, inviteForm)
  if (!form.ok) return page(c, house, form.errors, form.raw)
  const back = `/registrations/${id}/members`
  let code: string | undefined
  const done = await submitOnce(c, house, { form: `reservations.invite:${id}` }, async (tx) => {
    code = await inviteMember(tx, house, resident, { id, role: form.value.role })
    return { location: back }
  })
  if (!done.ok) return page(c, house, done.errors, form.raw)
  // A repeated submit leads to the page: the code was shown.
  if (!code) return done.response
  const title = registrantTexts(lang).invite.made
  return residentPage(c, house, { title, robots: 'noindex' }, <CodeShownOnce lang={lang} code={code} back={back} />)
}

async function page(c: Ctx, house: House, errors: readonly FieldError[] = [], raw: Raw = {}): Promise<Response> {
  const lang = c.get('lang')
  const { resident, registrant, rights } = await requireRegistrant(c, house, c.req.param('id') ?? '', 'read')
  const { id } = registrant
  const found = await house.db.read(async (tx) => {
    const { shown, hidden, own } = await membersFor(tx, house, resident, id)
    const invitations = rights.has('members') ? await openInvitations(tx, id, house.clock.now()) : []
    const addresses = await addressesOf(tx, house, invitations)
    return { shown: await named(tx, shown), hidden, own, invitations, addresses }
  })
  const t = registrantTexts(lang)
  return residentPage(
    c,
    house,
    {
      title: t.members.title,
      crumbs: [{ href: '/registrations', label: t.title }],
      errors,
      robots: 'noindex',
    },
    <MembersPage lang={lang} registrant={registrant} rights={rights} {...found} typed={typedIn(raw)} />,
  )
}
