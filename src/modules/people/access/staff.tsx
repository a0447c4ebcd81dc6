import type { Hono } from 'hono'
import { z } from 'zod'
import {
  type AuditKey,
  type AuditRange,
  peopleSeenBy,
  recordAudit,
  seenByStaff,
  whoSaw,
} from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import {
  type Ctx,
  type FieldError,
  field,
  type HttpEnv,
  type Raw,
  readCursor,
  readForm,
  requireStaff,
  writeCursor,
} from '#platform/http/index.ts'
import { plainText } from '#platform/i18n/index.ts'
import type { PersonId, StaffId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { formatDate, formatDateTime, parseWareki } from '#platform/time/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { personOfNumber } from '../store/history.ts'
import { currentPersonId, idsOfPerson } from '../store/register.ts'
import { findEmployed } from '../store/staff.ts'
import { type NamedSighting, withNames } from './named.ts'
import { AccessDeskPage, type Found } from './page.tsx'
import { periodOf, realToday } from './period.ts'
import { keyOf } from './resident.tsx'
import { accessDesk as t } from './texts.ts'

export const accessRecordsPath = '/staff/access-records'
export const accessPermission = 'people.access-records.read'

const pageSize = 100
const fileLimit = 20_000
const causes = ['incident', 'request', 'inspection'] as const

const searchForm = z.object({
  kind: field.choice(['person', 'staff']),
  number: field.text(20),
  from: field.day(parseWareki),
  until: field.day(parseWareki),
  cause: field.choice(causes),
  known: z.string().max(40).optional(),
  as: z.enum(['page', 'csv']).default('page'),
  after: z.string().max(400).optional(),
})
type Search = z.output<typeof searchForm>

/** Who saw whose record: for inquiries, for what a person asks, for inspections. A look here is itself in the audit. */
export function accessDeskRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(accessRecordsPath, (c) => {
    requireStaff(c, accessPermission)
    return show(c, house, { typed: {} })
  })

  // A POST: whom somebody asks about never stands in an address.
  app.post(`${accessRecordsPath}/search`, async (c) => {
    const staff = requireStaff(c, accessPermission)
    const form = await readForm(c, searchForm)
    if (!form.ok) return show(c, house, { typed: form.raw, errors: form.errors })
    const search = form.value
    const range = periodOf(search.from, search.until)
    if (!range) return show(c, house, { typed: form.raw, errors: [{ field: 'from', message: t.badPeriod }] })
    const found = await house.db.transact((tx) => look(tx, house, staff, search, range))
    if (!found) return show(c, house, { typed: form.raw, errors: [{ field: 'number', message: t.unknown }] })
    if (search.as === 'csv') return file(c, found.entries)
    return show(c, house, { typed: form.raw, found: pageOf(house, search, found) })
  })
}

type Looked = { entries: NamedSighting[]; numbers: ReadonlyMap<PersonId, string>; people: number | undefined }

async function look(
  tx: Tx,
  house: House,
  actor: Staff,
  search: Search,
  range: AuditRange,
): Promise<Looked | undefined> {
  const whose = await whomOf(tx, house, search)
  if (!whose) return undefined
  await recordAudit(tx, {
    actor,
    action: 'people.access.search',
    subject: { kind: search.cause, id: 'person' in whose ? whose.person[0] : whose.staff },
    ...('person' in whose && { personId: whose.person[0] }),
    reason: search.cause === 'request' ? 'request-of-person' : 'supervision',
    ids: { from: range.from.toString(), to: range.to.toString(), as: search.as },
  })
  const ask = (before: AuditKey | undefined, limit: number) =>
    'person' in whose
      ? whoSaw(tx, whose.person, range, { before, limit })
      : seenByStaff(tx, whose.staff, range, { before, limit })
  const entries =
    search.as === 'csv' ? await all(ask) : await ask(keyOf(readCursor(house, 'access', search.after)), pageSize + 1)
  return {
    entries: await withNames(tx, entries, 'ja'),
    numbers: await numbersOf(
      tx,
      entries.flatMap(({ personId }) => personId ?? []),
    ),
    people: 'staff' in whose ? await peopleSeenBy(tx, whose.staff, range) : undefined,
  }
}

type Whom = { person: [PersonId, ...PersonId[]] } | { staff: StaffId }

async function whomOf(tx: Tx, house: House, { kind, number }: Search): Promise<Whom | undefined> {
  if (kind === 'staff') {
    const staff = await findEmployed(tx, number, house.clock.today())
    return staff && { staff }
  }
  const known = /^\d{1,10}$/.test(number) ? await personOfNumber(tx, number.padStart(10, '0')) : undefined
  const current = known && ((await currentPersonId(tx, known)) ?? known)
  if (!current) return undefined
  return { person: [current, ...(await idsOfPerson(tx, current)).filter((id) => id !== current)] }
}

async function numbersOf(tx: Tx, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>> {
  const { rows } = await sql<{ id: PersonId; number: string }>`
    select person_id as id, min(atena_number) as number from people.atena_numbers
    where person_id = any(${[...new Set(ids)]}::uuid[]) group by person_id`.execute(tx)
  return new Map(rows.map(({ id, number }) => [id, number]))
}

/** Page by page, so that no statement has to give everything at once. */
async function all<T extends AuditKey>(
  ask: (before: AuditKey | undefined, limit: number) => Promise<T[]>,
): Promise<T[]> {
  const found: T[] = []
  for (;;) {
    const page = await ask(found.at(-1), 500)
    found.push(...page)
    if (page.length < 500 || found.length >= fileLimit) return found
  }
}

const who = ({ actorKind, staffName }: NamedSighting): string => {
  if (staffName) return staffName
  return actorKind === 'resident' ? t.resident : actorKind === 'client' ? t.program : t.machine
}

const why = ({ reason }: NamedSighting): string => (reason ? t.reasons[reason] : '')

function pageOf(house: House, search: Search, { entries, numbers, people }: Looked): Found {
  const shown = entries.slice(0, pageSize)
  const oldest = entries.length > pageSize ? shown.at(-1) : undefined
  const known = search.known ? parseWareki(search.known) : undefined
  return {
    rows: shown.map((entry) => ({
      at: formatDateTime(entry.at, 'ja'),
      who: who(entry),
      office: entry.offices,
      what: entry.what ?? entry.action,
      why: why(entry),
      whose: (entry.personId && numbers.get(entry.personId)) ?? '',
    })),
    older: oldest && writeCursor(house, 'access', [oldest.at.toString(), oldest.id]),
    report:
      search.cause === 'incident'
        ? {
            period: `${formatDate(search.from, 'ja')}から${formatDate(search.until, 'ja')}まで`,
            people: people ?? 1,
            known: known && {
              on: formatDate(known, 'ja'),
              quick: formatDate(known.add({ days: 5 }), 'ja'),
              full: formatDate(known.add({ days: 30 }), 'ja'),
              wrongful: formatDate(known.add({ days: 60 }), 'ja'),
            },
          }
        : undefined,
  }
}

function file(c: Ctx, entries: readonly NamedSighting[]): Response {
  const head = [t.columns.at, t.columns.who, t.columns.office, t.columns.what, t.columns.why]
  const rows = entries.map((entry) => [
    entry.at.toString(),
    who(entry),
    entry.offices,
    plainText(entry.what ?? entry.action),
    why(entry),
  ])
  const text = [head, ...rows].map((row) => row.map(cellOf).join(',')).join('\r\n')
  return c.body(`\uFEFF${text}\r\n`, 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': 'attachment; filename="access-records.csv"',
  })
}

// A spreadsheet would run what begins like a formula.
const cellOf = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

function show(
  c: Ctx,
  house: House,
  { typed, errors = [], found }: { typed: Raw; errors?: readonly FieldError[]; found?: Found },
): Response {
  const today = realToday()
  return staffPage(
    c,
    house,
    { title: t.title, current: accessRecordsPath, errors },
    <AccessDeskPage
      typed={{ from: today.subtract({ months: 1 }).toString(), until: today.toString(), ...typed }}
      found={found}
      action={`${accessRecordsPath}/search`}
    />,
  )
}
