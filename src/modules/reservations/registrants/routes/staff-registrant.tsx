import type { Hono } from 'hono'
import { staffNames } from '#modules/people/index.ts'
import { namesOfOrganisations } from '#modules/organisations/index.ts'
import { recordAudit, recordAudits } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { readDocument } from '#platform/documents/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, type FieldError, type HttpEnv, requireStaff, submitOnce } from '#platform/http/index.ts'
import { withoutReadings } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { missingOf } from '../actions/ask.ts'
import { classOf, factsOf } from '../actions/counting.ts'
import { letterKind, letterOf, letterOwner } from '../actions/letter.ts'
import { registrantSubject } from '../actions/note.ts'
import { type RegistrantId, standingOn } from '../domain/registrant.ts'
import { registrantsPath } from '../pages/staff-list.tsx'
import { StaffRegistrant } from '../pages/staff-registrant.tsx'
import { registrantPermissions, requireDesk } from '../permissions.ts'
import { rulesOf } from '../rules-of.ts'
import { decisionsOf, eventsOf, grantsFrom } from '../store/decisions.ts'
import { groupsInCommon } from '../store/duplicates.ts'
import { membersOn } from '../store/members.ts'
import { findRegistrant, findRegistrants } from '../store/registrants.ts'
import { staffTexts as t } from '../text/staff.ts'
import { classWords } from '../words.ts'
import { deskRoutes } from './desk.ts'
import { idIn, type Raw, typedIn } from './ids.ts'
import { named } from './named.ts'
import { pdf } from './pdf.ts'

/** One registration at the desk. */
export function staffRegistrantRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(`${registrantsPath}/:id`, (c) => page(c, house))
  app.get(`${registrantsPath}/:id/letters/:decision`, (c) => letter(c, house))
  deskRoutes(app, house, {
    path: `${registrantsPath}/:id`,
    again: (c, errors, raw) => page(c, house, errors, raw),
    act: (c, form, deed, raw) => act(c, house, form, deed, raw),
  })
}

export type DeskDeed = (tx: Tx, staff: Staff, id: RegistrantId) => Promise<FieldError | undefined | void>

async function act(
  c: Ctx,
  house: House,
  made: { form: string; permission: keyof typeof registrantPermissions },
  deed: DeskDeed,
  raw: Raw,
): Promise<Response> {
  const staff = requireStaff(c, registrantPermissions[made.permission])
  const id = idIn<'registrant'>(c, 'id')
  const done = await submitOnce(c, house, { form: `reservations.${made.form}:${id}` }, async (tx) => {
    const error = await deed(tx, staff, id)
    return error ? { errors: [error] } : { location: `${registrantsPath}/${id}` }
  })
  return done.ok ? done.response : page(c, house, done.errors, raw)
}

/** Names, ages and facts are shown: whose they are is noted in the same transaction. */
async function page(c: Ctx, house: House, errors: readonly FieldError[] = [], raw: Raw = {}): Promise<Response> {
  const staff = requireStaff(c, registrantPermissions.read)
  const id = idIn<'registrant'>(c, 'id')
  const rules = rulesOf(house)
  const today = house.clock.today()
  const shown = await house.db.transact((tx) => load(tx, house, staff, id))
  const { registrant, members } = shown
  const found = classOf(house, registrant.kind, members, { by: 'seen', on: today })
  return staffPage(
    c,
    house,
    {
      title: t.title,
      heading: registrant.name,
      current: registrantsPath,
      crumbs: [{ href: registrantsPath, label: t.title }],
      errors,
    },
    <StaffRegistrant
      {...shown}
      standing={standingOn(registrant, today)}
      className={withoutReadings(classWords(house, registrant.class, 'ja'))}
      classNow={found && withoutReadings(found.ja)}
      missing={found ? [] : missingOf(house, members, 'seen', today).map((one) => t.missing[one])}
      rules={rules}
      today={today}
      mayVerify={staff.permissions.has(registrantPermissions.verify)}
      mayDecide={staff.permissions.has(registrantPermissions.decide)}
      path={`${registrantsPath}/${id}`}
      typed={typedIn(raw)}
    />,
  )
}

async function load(tx: Tx, house: House, staff: Staff, id: RegistrantId) {
  await requireDesk(tx, house, staff)
  const today = house.clock.today()
  const registrant = await findRegistrant(tx, id, today)
  if (!registrant) throw new NotFound('registrant')
  const members = await named(tx, await membersOn(tx, id, today))
  await recordAudits(
    tx,
    { actor: staff, action: 'reservations.registrant.read', subject: registrantSubject(id), reason: 'duty' },
    members.flatMap(({ personId }) => personId ?? []),
  )
  const shared = registrant.kind === 'group' ? await groupsInCommon(tx, id, rulesOf(house).duplicates.shared) : []
  const groups = await findRegistrants(
    tx,
    shared.map((one) => one.id),
    today,
  )
  const decisions = await decisionsOf(tx, id)
  const events = await eventsOf(tx, id)
  const organisations = registrant.organisationId ? [registrant.organisationId] : []
  const letters = new Set<string>()
  for (const one of decisions) if (await letterOf(tx, one.id)) letters.add(one.id)
  return {
    registrant,
    members,
    facts: await factsOf(tx, house, id, today),
    duplicates: shared.flatMap((one) =>
      groups
        .filter((group) => group.id === one.id)
        .map((group) => ({ ...one, name: group.name, number: group.number })),
    ),
    organisation: [...(await namesOfOrganisations(tx, organisations)).values()][0],
    decisions,
    letters,
    grants: await grantsFrom(tx, id, today),
    events,
    colleagues: await staffNames(tx, [
      ...decisions.map(({ decidedBy }) => decidedBy),
      ...events.flatMap(({ byStaff }) => byStaff ?? []),
    ]),
  }
}

async function letter(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, registrantPermissions.read)
  const id = idIn<'registrant'>(c, 'id')
  const decision = idIn<'registrant-decision'>(c, 'decision')
  const document = await house.db.transact(async (tx) => {
    await requireDesk(tx, house, staff)
    const decisions = await decisionsOf(tx, id)
    const known = decisions.some((one) => one.id === decision) && (await letterOf(tx, decision))
    const read =
      known &&
      (await readDocument(tx, known.id, (one) => one.kind === letterKind && one.owner.id === letterOwner(decision).id))
    if (!read) throw new NotFound('letter')
    for (const personId of read.subjects)
      await recordAudit(tx, {
        actor: staff,
        action: 'documents.document.read',
        subject: read.owner,
        personId,
        reason: 'duty',
        ids: { documentId: read.id },
      })
    return read
  })
  return pdf(c, document.bytes)
}
