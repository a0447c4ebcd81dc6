import type { Hono } from 'hono'
import { z } from 'zod'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import {
  type Ctx,
  type FieldError,
  field,
  type HttpEnv,
  readCursor,
  readForm,
  requireStaff,
  writeCursor,
} from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { keepsRegister, mostCounted, searchPermission, searchRegister } from './actions/search-register.ts'
import { recordPermissions } from './domain/record-rights.ts'
import { searchPurposes } from './domain/search/purpose.ts'
import { PersonSearchPage, type TypedSearch, type WaitingMerge } from './pages/person-search-page.tsx'
import { waitingMerges } from './store/merges.ts'
import { staffNames } from './store/staff.ts'
import { personSearch, searchProblems } from './text/person-search.ts'

const path = '/staff/people'

export function personSearchRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(path, (c) => show(c, house, { typed: nothingTyped }))

  // A POST: what is known of a resident never stands in an address, a history or a proxy's log.
  app.post(`${path}/search`, async (c) => {
    const staff = requireStaff(c, searchPermission)
    const form = await readForm(c, searchForm)
    if (!form.ok) return show(c, house, { typed: typedIn(form.raw), errors: form.errors })
    const { name, birth, address, number, gone, purpose, after } = form.value
    const typed = { name, birth, address, number, gone, purpose: purpose ?? '' }
    const query = { name, birth, address, atenaNumber: number, includesGone: gone }
    const found = await house.db.transact((tx) =>
      searchRegister(tx, house, staff, { query, purpose, after: readCursor(house, 'people', after) }),
    )
    if (!found.ok) return show(c, house, { typed, errors: [searchProblems[found.problem]] })
    const last = found.hits.at(-1)
    const next = found.more && last ? writeCursor(house, 'people', last.position) : undefined
    return show(c, house, { typed, result: { hits: found.hits, count: found.count, mostCounted, next } })
  })
}

const searchForm = z.object({
  name: field.optionalText(100).transform((text) => text ?? ''),
  birth: field.optionalText(40).transform((text) => text ?? ''),
  address: field.optionalText(100).transform((text) => text ?? ''),
  number: field.optionalText(20).transform((text) => text ?? ''),
  gone: field.ticked(),
  purpose: z
    .string()
    .optional()
    .transform((text) => searchPurposes.find((one) => one === text)),
  after: z.string().max(400).optional(),
})

const nothingTyped: TypedSearch = { name: '', birth: '', address: '', number: '', gone: false, purpose: '' }

function typedIn(raw: Readonly<Record<string, string | string[]>>): TypedSearch {
  const text = (name: string) => (typeof raw[name] === 'string' ? raw[name] : '')
  return {
    name: text('name'),
    birth: text('birth'),
    address: text('address'),
    number: text('number'),
    gone: text('gone') !== '',
    purpose: text('purpose'),
  }
}

type Shown = {
  typed: TypedSearch
  errors?: readonly FieldError[]
  result?: Parameters<typeof PersonSearchPage>[0]['result']
}

async function show(c: Ctx, house: House, { typed, errors = [], result }: Shown): Promise<Response> {
  const staff: Staff = requireStaff(c, searchPermission)
  const { isKeeper, waiting } = await house.db.read(async (tx) => {
    const isKeeper = await keepsRegister(tx, house, staff)
    return { isKeeper, waiting: isKeeper ? await waitingFor(tx, staff) : [] }
  })
  return staffPage(
    c,
    house,
    { title: personSearch.title, current: path, errors },
    <PersonSearchPage
      typed={typed}
      asksPurpose={!isKeeper}
      result={result}
      mayRegister={staff.permissions.has(recordPermissions.change)}
      waiting={waiting}
    />,
  )
}

async function waitingFor(tx: Tx, staff: Staff): Promise<WaitingMerge[]> {
  if (!staff.permissions.has(recordPermissions.confirmMerge)) return []
  const merges = await waitingMerges(tx, staff.staffId)
  const names = await staffNames(
    tx,
    merges.map(({ proposedBy }) => proposedBy),
  )
  return merges.map((merge) => ({ ...merge, proposedBy: names.get(merge.proposedBy) ?? '' }))
}
