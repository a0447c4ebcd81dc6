import type { Hono } from 'hono'
import { personNames } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { readDocument } from '#platform/documents/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, type FieldError, type HttpEnv, readForm, requireResident, submitOnce } from '#platform/http/index.ts'
import { plainText } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { askForRegistration, missingOf, takeBack } from '../actions/ask.ts'
import { classOf } from '../actions/counting.ts'
import { letterKind, letterOf, letterOwner } from '../actions/letter.ts'
import { leaveGroup } from '../actions/members.ts'
import type { VerifiedResident } from '../actions/membership.ts'
import { renewRegistration } from '../actions/renew.ts'
import { endOwnRegistration, handOver } from '../actions/represent.ts'
import { renewalOn, renewedUntil } from '../domain/renewal.ts'
import { isHeldBySuspension, type RegistrantId } from '../domain/registrant.ts'
import { endForm, handOverForm, renewalForm } from '../forms.ts'
import { RegistrationPage } from '../pages/registration-page.tsx'
import { RenewalPage } from '../pages/renewal-page.tsx'
import { type ActingRegistrant, requireRegistrant } from '../require-registrant.ts'
import { rulesOf } from '../rules-of.ts'
import { decisionsOf } from '../store/decisions.ts'
import { type Member, membersOn } from '../store/members.ts'
import { registrantTexts } from '../text/index.ts'
import { classWords } from '../words.ts'
import { idIn, idOf, type Raw, typedIn } from './ids.ts'
import { memberRoutes } from './members.tsx'
import { named } from './named.ts'
import { pdf } from './pdf.ts'

/** One registration: asking for it, renewing it, handing it over, leaving and ending it. */
export function registrationRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/registrations/:id', (c) => page(c, house))
  app.post('/registrations/:id/submission', (c) =>
    act(c, house, 'ask', async (tx, resident, id) => {
      const asked = await askForRegistration(tx, house, resident, id)
      if (asked.ok) return undefined
      const t = registrantTexts(c.get('lang'))
      if (asked.reason === 'duplicate') return t.ask.duplicate
      const least = leastMembers(house)
      const words = { ...t.conditions, members: t.conditions.members(least) }
      return asked.missing.map((one) => words[one]).join(' ')
    }),
  )
  app.post('/registrations/:id/withdrawal', (c) =>
    act(c, house, 'take-back', async (tx, resident, id) => {
      await takeBack(tx, house, resident, id)
      return undefined
    }),
  )
  app.post('/registrations/:id/hand-over', async (c) => {
    const form = await readForm(c, handOverForm)
    if (!form.ok) return page(c, house, form.errors, form.raw)
    const successor = idOf<'membership'>(form.value.successor)
    return act(c, house, 'hand-over', async (tx, resident, id) => {
      const done = await handOver(tx, house, resident, { id, successor })
      return done.ok ? undefined : registrantTexts(c.get('lang')).handOver[done.reason]
    })
  })
  app.post('/registrations/:id/leave', (c) => leave(c, house))
  app.post('/registrations/:id/end', (c) => end(c, house))
  app.get('/registrations/:id/renewal', (c) => renewalPage(c, house))
  app.post('/registrations/:id/renewal', (c) => renew(c, house))
  app.get('/registrations/:id/letters/:decision', (c) => letter(c, house))
  memberRoutes(app, house)
}

const registrantId = (c: Ctx) => idIn<'registrant'>(c, 'id')

/** What the deed answers with words was refused. */
async function act(
  c: Ctx,
  house: House,
  form: string,
  deed: (tx: Tx, resident: VerifiedResident, id: RegistrantId) => Promise<string | undefined>,
): Promise<Response> {
  const resident = requireResident(c, 'verified')
  const id = registrantId(c)
  const done = await submitOnce(c, house, { form: `reservations.${form}:${id}` }, async (tx) => {
    const message = await deed(tx, resident, id)
    return message === undefined ? { location: `/registrations/${id}` } : { errors: [{ field: '', message }] }
  })
  return done.ok ? done.response : page(c, house, done.errors)
}

async function leave(c: Ctx, house: House): Promise<Response> {
  const resident = requireResident(c, 'verified')
  const id = registrantId(c)
  const done = await submitOnce(c, house, { form: `reservations.leave:${id}` }, async (tx) => {
    const left = await leaveGroup(tx, house, resident, id)
    if (left.ok) return { location: '/registrations' }
    return { errors: [{ field: '', message: registrantTexts(c.get('lang')).members.representative }] }
  })
  return done.ok ? done.response : page(c, house, done.errors)
}

async function end(c: Ctx, house: House): Promise<Response> {
  const resident = requireResident(c, 'verified')
  const id = registrantId(c)
  const form = await readForm(c, endForm)
  if (!form.ok) return page(c, house, form.errors, form.raw)
  const done = await submitOnce(c, house, { form: `reservations.end:${id}` }, async (tx) => {
    await endOwnRegistration(tx, house, resident, id)
    return { location: '/registrations' }
  })
  return done.ok ? done.response : page(c, house, done.errors, form.raw)
}

async function page(c: Ctx, house: House, errors: readonly FieldError[] = [], raw: Raw = {}): Promise<Response> {
  const lang = c.get('lang')
  const held = await requireRegistrant(c, house, c.req.param('id') ?? '', 'read')
  const { registrant } = held
  const rules = rulesOf(house)
  const today = house.clock.today()
  const shown = await house.db.read(async (tx) => {
    const members = await membersOn(tx, registrant.id, today)
    // Why a group was suspended or refused is read by who answers for it.
    const decisions = held.role === 'member' ? [] : await decisionsOf(tx, registrant.id)
    const letters = new Set<string>()
    for (const { id } of decisions) if (await letterOf(tx, id)) letters.add(id)
    return { members, decisions, letters, successors: await successorsOf(tx, held, members) }
  })
  const fits = classOf(house, registrant.kind, shown.members, { by: 'said', on: today })
  const keeps = registrant.kind === 'group' && held.rights.has('members')
  return residentPage(
    c,
    house,
    {
      title: registrantTexts(lang).title,
      crumbs: [{ href: '/registrations', label: registrantTexts(lang).title }],
      here: registrantTexts(lang).kinds[registrant.kind],
      errors,
      robots: 'noindex',
    },
    <RegistrationPage
      {...held}
      lang={lang}
      className={classWords(house, registrant.class, lang)}
      conditions={
        keeps
          ? {
              missing: fits ? [] : missingOf(house, shown.members, 'said', today),
              least: leastMembers(house),
              fits: fits && plainClass(house, fits.key, lang),
              hasUnseen: shown.members.some(({ facts }) => facts.some(({ source }) => source === null)),
            }
          : undefined
      }
      decisions={shown.decisions}
      letters={shown.letters}
      hasRepresentative={shown.members.some(({ role }) => role === 'representative')}
      representativeAge={rules.leastAge.representative}
      mayEnd={held.rights.has('represent') && held.standing !== 'asked' && !isHeldBySuspension(shown.decisions, today)}
      renewal={renewalOn(registrant, rules.renewal, today)}
      renewableUntil={registrant.until?.add({ days: rules.renewal.lateDays }) ?? null}
      successors={shown.successors}
      typed={typedIn(raw)}
    />,
  )
}

const plainClass = (house: House, key: string, lang: 'ja' | 'easy' | 'en'): string =>
  plainText(classWords(house, key, lang), house.profile.words[lang])

const leastMembers = (house: House): number =>
  rulesOf(house).classes.findLast(({ kind }) => kind === 'group')?.conditions.leastMembers ?? 1

async function successorsOf(tx: Tx, { rights, registrant }: ActingRegistrant, members: readonly Member[]) {
  if (!rights.has('represent') || registrant.kind !== 'group') return []
  const able = members.filter(({ role, personId }) => role !== 'representative' && personId !== null)
  const names = await personNames(
    tx,
    able.flatMap(({ personId }) => personId ?? []),
  )
  return able.map(({ id, personId }) => ({ id, name: (personId && names.get(personId)) ?? '' }))
}

async function renewalPage(c: Ctx, house: House, errors: readonly FieldError[] = []): Promise<Response> {
  const lang = c.get('lang')
  const { registrant } = await requireRegistrant(c, house, c.req.param('id') ?? '', 'represent')
  const rules = rulesOf(house)
  const today = house.clock.today()
  const members = await house.db.read(async (tx) => named(tx, await membersOn(tx, registrant.id, today)))
  const { until } = registrant
  return residentPage(
    c,
    house,
    {
      title: registrantTexts(lang).renewal.title,
      crumbs: [{ href: '/registrations', label: registrantTexts(lang).title }],
      errors,
      robots: 'noindex',
    },
    <RenewalPage
      lang={lang}
      registrant={registrant}
      members={members}
      renewal={renewalOn(registrant, rules.renewal, today)}
      opensOn={until && until.subtract({ days: rules.renewal.opensDaysBefore })}
      until={renewedUntil(until ?? today, rules.validYears, today)}
    />,
  )
}

async function renew(c: Ctx, house: House): Promise<Response> {
  const resident = requireResident(c, 'verified')
  const id = registrantId(c)
  const form = await readForm(c, renewalForm)
  if (!form.ok) return renewalPage(c, house, form.errors)
  const seen = form.value.seen.split(' ').filter(Boolean)
  const done = await submitOnce(c, house, { form: `reservations.renew:${id}` }, async (tx) => {
    const renewed = await renewRegistration(tx, house, resident, { id, seen })
    if (renewed.ok) return { location: `/registrations/${id}` }
    const t = registrantTexts(c.get('lang')).renewal
    const words = { ...t, early: t.late }
    return { errors: [{ field: '', message: words[renewed.reason] }] }
  })
  return done.ok ? done.response : renewalPage(c, house, done.errors)
}

/** The letter of a decision, for who answers for the registration. */
async function letter(c: Ctx, house: House): Promise<Response> {
  const { registrant, role, resident } = await requireRegistrant(c, house, c.req.param('id') ?? '', 'read')
  const id = idIn<'registrant-decision'>(c, 'decision')
  const document = await house.db.transact(async (tx) => {
    const decisions = role === 'member' ? [] : await decisionsOf(tx, registrant.id)
    const known = decisions.some((one) => one.id === id) && (await letterOf(tx, id))
    const read =
      known &&
      (await readDocument(tx, known.id, (one) => one.kind === letterKind && one.owner.id === letterOwner(id).id))
    if (!read) throw new NotFound('letter')
    for (const personId of read.subjects)
      await recordAudit(tx, {
        actor: resident,
        action: 'documents.document.read',
        subject: read.owner,
        personId,
        ...(personId === resident.personId && { reason: 'own' as const }),
        ids: { documentId: read.id },
      })
    return read
  })
  return pdf(c, document.bytes)
}
