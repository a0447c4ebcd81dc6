import type { Hono } from 'hono'
import { z } from 'zod'
import { identityPapers, issueCounterCode, type Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { type Ctx, field, type FieldError, type HttpEnv, readForm, requireStaff } from '#platform/http/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { personToOpen } from '../actions/open-record.ts'
import { recordPermissions } from '../domain/record-rights.ts'
import { recordId } from '../routes/records.tsx'
import { accountsOfPersons } from '../store/accounts.ts'
import { idsOfPerson } from '../store/register.ts'
import { personSearch } from '../text/person-search.ts'
import { GiveCode, GivenCode, type Typed } from './pages.tsx'
import { recoveryTexts as t } from './text.ts'

const form = z.object({ paper: field.choice(identityPapers), why: field.text(400) })
type Given = z.output<typeof form>

/** At the counter: a way in for who has lost everything, after a check of identity. */
export function recoveryRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/people/:id/recovery', (c) => show(c, house, requireStaff(c, recordPermissions.recover)))
  app.post('/staff/people/:id/recovery', async (c) => {
    const staff = requireStaff(c, recordPermissions.recover)
    const given = await readForm(c, form)
    if (!given.ok) return show(c, house, staff, given.errors, given.raw)
    const code = await house.db.transact((tx) => giveCode(tx, staff, recordId(c), given.value))
    return code === undefined
      ? show(c, house, staff)
      : staffPage(c, house, head(t.doneTitle), <GivenCode code={code} personId={recordId(c)} />)
  })
}

async function giveCode(tx: Tx, staff: Staff, id: PersonId, { paper, why }: Given): Promise<string | undefined> {
  const { personId, accounts } = await accountsToRecover(tx, staff, id)
  let code: string | undefined
  // The oldest is the one that the card opens; whatever opens another ends as well, and its code is thrown away.
  for (const accountId of accounts.toReversed())
    code = await issueCounterCode(tx, staff, { accountId, personId, paper, reason: why })
  return code
}

async function accountsToRecover(tx: Tx, staff: Staff, id: PersonId) {
  const personId = await personToOpen(tx, staff, id, recordPermissions.recover)
  return { personId, accounts: await accountsOfPersons(tx, await idsOfPerson(tx, personId)) }
}

async function show(
  c: Ctx,
  house: House,
  staff: Staff,
  errors: readonly FieldError[] = [],
  typed: Typed = {},
): Promise<Response> {
  const { accounts } = await house.db.read((tx) => accountsToRecover(tx, staff, recordId(c)))
  const hasAccount = accounts.length > 0
  return staffPage(
    c,
    house,
    { ...head(t.title), errors },
    <GiveCode personId={recordId(c)} hasAccount={hasAccount} typed={typed} />,
  )
}

const head = (title: string) => ({
  title,
  current: '/staff/people',
  crumbs: [{ href: '/staff/people', label: personSearch.title }],
})
