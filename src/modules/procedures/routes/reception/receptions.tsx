import type { Hono } from 'hono'
import { z } from 'zod'
import { personNames, staffNames } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
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
import { type OfficeId, parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { beginReception } from '../../actions/reception/begin.ts'
import { type Candidate, findPeople } from '../../actions/reception/find-people.ts'
import { isOfContract } from '../../domain/desk/case-rights.ts'
import { receptionPermissions } from '../../domain/reception/rights.ts'
import { FindPage } from '../../pages/reception/find-page.tsx'
import { ReceptionsPage } from '../../pages/reception/receptions-page.tsx'
import { openMistakes } from '../../store/reception/mistaken-people.ts'
import { type ReceptionRow, receptionDrafts, receptionsToCheck } from '../../store/reception/receptions.ts'
import { currentRevisions } from '../../store/revisions.ts'
import { proceduresOf } from '../../actions/procedures-of.ts'
import { plainWords } from '../../text/index.ts'
import { reception } from '../../text/intake/reception.ts'

export const receptionCrumbs = [{ href: '/staff/receptions', label: reception.menu }]

/** The list of receptions, and the way to a new one: procedure, channel, person. */
export function receptionRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/receptions', async (c) => {
    const staff = requireStaff(c, receptionPermissions.type)
    const offices = staff.posts.map(({ officeId }) => officeId)
    const shown = await house.db.read(async (tx) => ({
      toCheck: await named(tx, await receptionsToCheck(tx, offices)),
      drafts: await named(tx, await receptionDrafts(tx, offices)),
      mistakes: await namedMistakes(tx, offices),
    }))
    return staffPage(c, house, { title: reception.title, current: '/staff/receptions' }, <ReceptionsPage {...shown} />)
  })

  app.get('/staff/receptions/new', (c) =>
    showFind(c, house, requireStaff(c, receptionPermissions.type), {
      typed: { procedure: '', channel: 'counter', words: '' },
    }),
  )

  // A POST: the name of a resident never stands in an address, a history or a proxy's log.
  app.post('/staff/receptions/search', async (c) => {
    const staff = requireStaff(c, receptionPermissions.type)
    const form = await readForm(c, searchForm)
    const typed = { procedure: '', channel: 'counter', words: '', ...textsOf(form.raw) }
    if (!form.ok) return showFind(c, house, staff, { typed, errors: form.errors })
    const found = await house.db.transact((tx) => findPeople(tx, house, staff, form.value.words))
    return showFind(c, house, staff, { typed, ...found })
  })

  app.post('/staff/receptions', async (c) => {
    const staff = requireStaff(c, receptionPermissions.type)
    const form = await readForm(c, beginForm)
    const typed = { procedure: '', channel: 'counter', words: '', ...textsOf(form.raw) }
    const personId = form.ok ? parseId<'person'>(form.value.person) : undefined
    if (!form.ok || !personId) return showFind(c, house, staff, { typed, errors: form.ok ? [] : form.errors })
    const { procedure, channel } = form.value
    const done = await submitOnce(c, house, { form: 'procedures.begin-reception' }, async (tx) => {
      const begun = await beginReception(tx, house, staff, { procedure, channel, personId })
      if (begun.ok) return { location: `/staff/receptions/${begun.id}` }
      return { errors: [{ field: 'channel', message: reception.find.notByPhone }] }
    })
    return done.ok ? done.response : showFind(c, house, staff, { typed, errors: done.errors })
  })
}

const searchForm = z.object({ procedure: field.text(60), channel: field.text(20), words: field.text(100) })
const beginForm = z.object({
  procedure: field.text(60),
  channel: field.choice(['counter', 'post', 'phone']),
  person: z.uuid(),
})

const textsOf = (raw: Readonly<Record<string, string | string[]>>): Record<string, string> =>
  Object.fromEntries(Object.entries(raw).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))

type Finding = {
  typed: { procedure: string; channel: string; words: string }
  errors?: readonly FieldError[]
  found?: readonly Candidate[]
  hasMore?: boolean
}

async function showFind(
  c: Ctx,
  house: House,
  staff: Staff,
  { typed, errors = [], found, hasMore = false }: Finding,
): Promise<Response> {
  const all = await house.db.read((tx) =>
    proceduresOf(
      tx,
      staff.posts.map(({ officeId }) => officeId),
      house.clock.today(),
    ),
  )
  const procedures = all.filter(({ value }) => isOfContract(staff, value))
  if (procedures.length === 0) throw new NotFound('procedures of this office')
  return staffPage(
    c,
    house,
    { title: reception.find.title, current: '/staff/receptions', crumbs: receptionCrumbs, errors },
    <FindPage
      procedures={procedures}
      typed={typed}
      found={found}
      hasMore={hasMore}
      mayRegister={staff.permissions.has('people.records.change')}
    />,
  )
}

async function named(tx: Tx, rows: readonly ReceptionRow[]) {
  const titles = await titlesOf(tx)
  const people = await personNames(
    tx,
    rows.map((row) => row.applicantPersonId),
  )
  const staffed = await staffNames(
    tx,
    rows.flatMap(({ typedBy }) => typedBy ?? []),
  )
  return rows.map((row) => ({
    ...row,
    title: titles.get(row.procedure) ?? row.procedure,
    applicantName: people.get(row.applicantPersonId) ?? '',
    typedByName: (row.typedBy && staffed.get(row.typedBy)) ?? '',
  }))
}

async function namedMistakes(tx: Tx, offices: readonly OfficeId[]) {
  const rows = await openMistakes(tx, offices)
  const titles = await titlesOf(tx)
  const people = await personNames(
    tx,
    rows.map((row) => row.applicantPersonId),
  )
  const staffed = await staffNames(
    tx,
    rows.map(({ proposedBy }) => proposedBy),
  )
  return rows.map((row) => ({
    id: row.applicationId,
    title: titles.get(row.procedure) ?? row.procedure,
    receiptNumber: row.receiptNumber,
    applicantName: people.get(row.applicantPersonId) ?? '',
    reason: row.reason,
    proposedByName: staffed.get(row.proposedBy) ?? '',
  }))
}

async function titlesOf(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const revisions = await currentRevisions(tx)
  return new Map(revisions.map(({ procedure, definition }) => [procedure, plainWords(definition.name)]))
}
