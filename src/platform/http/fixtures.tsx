import { z } from 'zod'
import type { Resident } from '#platform/auth/index.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import { NotFound, Unavailable } from '#platform/errors/index.ts'
import type { AccountId, OfficeId, PersonId, StaffId } from '#platform/ids/index.ts'
import type { Module } from '#platform/module/index.ts'
import { Button, Form, residentPage, TextArea } from '#platform/ui/index.ts'
import { apiOnce, field, readForm, readJson, requireResident, requireStaff, submitOnce } from './index.ts'

/** Knows every card as a verified resident and every staff number as a clerk. */
export const register: Module = {
  name: 'register',
  signIn: {
    async residentActors(tx, accountIds) {
      const actors: (Resident | undefined)[] = []
      for (const accountId of accountIds) {
        const displayName = await nameOf(tx, accountId)
        const personId = accountId as string as PersonId // the fixture's persons are its accounts
        actors.push(displayName ? { kind: 'resident', accountId, personId, level: 'verified', displayName } : undefined)
      }
      return actors
    },
    async staffActor(tx, accountId) {
      const displayName = await nameOf(tx, accountId)
      if (!displayName) return undefined
      const post = { officeId: 'office' as OfficeId, role: 'clerk', rank: 'member' } as const
      const staffId = accountId as string as StaffId
      return {
        kind: 'staff',
        accountId,
        staffId,
        displayName,
        officeName: '証明係',
        employment: 'regular',
        posts: [post],
        oversees: [],
        organs: ['head'],
        permissions: new Set(['wishes.read']),
      }
    },
  },
}

async function nameOf(tx: Tx, id: AccountId): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`
    select display_name as name from auth.accounts where id = ${id} and closed_at is null`.execute(tx)
  return rows[0]?.name
}

const wish = z.object({ wish: field.text(100), copies: field.wholeNumber(1, 9) })

/** A counter that takes wishes: what a module of the house looks like to the front door. */
export const wishes: Module = {
  name: 'wishes',
  routes(app, house) {
    app.get('/wishes/new', (c) =>
      residentPage(c, house, { title: requireResident(c, 'verified').displayName }, <WishForm raw={{}} />),
    )
    app.post('/wishes', async (c) => {
      const person = requireResident(c, 'signed-in')
      const form = await readForm(c, wish)
      if (!form.ok) return residentPage(c, house, { title: '願い', errors: form.errors }, <WishForm raw={form.raw} />)
      const done = await submitOnce(c, house, { form: 'wish' }, async (tx) => {
        if (form.value.wish === '空を飛ぶ') return { errors: [{ field: 'wish', message: 'できません' }] }
        return { location: `/wishes/${await storeWish(tx, person.accountId, form.value)}` }
      })
      return done.ok
        ? done.response
        : residentPage(c, house, { title: '願い', errors: done.errors }, <WishForm raw={form.raw} />)
    })
    app.get('/staff/wishes', (c) => c.text(requireStaff(c, 'wishes.read').displayName))
    app.get('/staff/secrets', (c) => c.text(requireStaff(c, 'secrets.read').displayName))
    app.get('/broken', () => {
      throw new Error('佐藤花子 hanako@example.jp 1989-05-14')
    })
    app.get('/busy', () => {
      throw new Unavailable('佐藤花子')
    })
    app.get('/gone', () => {
      throw new NotFound()
    })
  },
  api(app, house) {
    app.get('/me', (c) => c.json({ name: requireResident(c, 'signed-in').displayName }))
    app.post('/wishes', async (c) => {
      const person = requireResident(c, 'signed-in')
      const value = await readJson(c, z.object({ wish: z.string().min(1), copies: z.number() }))
      return apiOnce(c, house, { form: 'wish' }, async (tx) => ({
        status: 201,
        body: { id: await storeWish(tx, person.accountId, value) },
      }))
    })
  },
  openApi: () => ({ paths: { '/wishes': { post: { summary: 'Makes a wish' } } } }),
}

const WishForm = ({ raw }: { raw: Record<string, string | string[]> }) => (
  <Form action="/wishes">
    <TextArea name="wish" label="願い" value={String(raw.wish ?? '')} />
    <input name="copies" value={raw.copies ?? '1'} />
    <Button>送る</Button>
  </Form>
)

// The house's own tables are private; audit-free key rows of the platform do for counting.
async function storeWish(
  tx: Tx,
  accountId: AccountId,
  { wish: text, copies }: { wish: string; copies: number },
): Promise<string> {
  if (text === '急がない') await sql`select pg_sleep(0.3)`.execute(tx)
  const { rows } = await sql<{ id: string }>`
    insert into platform.kept_forms (account_id, path, sealed) values (${accountId}, ${`${text} × ${copies}`}, '')
    returning id`.execute(tx)
  return rows[0]?.id ?? ''
}

export async function storedWishes(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{
    path: string
  }>`select path from platform.kept_forms where sealed = '' order by id`.execute(tx)
  return rows.map(({ path }) => path)
}
