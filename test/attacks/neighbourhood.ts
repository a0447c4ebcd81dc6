import { demoOrganisations } from '#demo/organisations.ts'
import { sql } from '#platform/db/index.ts'
import type { Attacked } from './office.ts'

/** 見本町会 with an invitation that 佐藤花子 has opened, and a program with a token; every id by its name in the routes. */
export async function aNeighbourhood(office: Attacked) {
  const one = async (query: ReturnType<typeof sql<{ value: string }>>) =>
    (await query.execute(office.house.db.kysely)).rows[0]?.value ?? 'nothing'
  const id = demoOrganisations[0]?.id ?? 'nothing'
  const home = `/organisations/${id}`
  const [chair, hanako] = [await office.visit('伊藤正'), await office.visit('佐藤花子')]
  const made = await chair.submit(home, { role: 'treasurer' }, `${home}/invitations`)
  const code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){2}(?=<)/.exec(await made.text())?.[0] ?? ''
  const opened = await hanako.submit('/organisations', { code }, '/organisations/invitations')
  const given = { name: '回覧板', purpose: '人数', contact: '03-0000-0000', scopes: 'organisations.read' }
  await chair.submit(`${home}/clients`, given, `${home}/clients`)
  const client = await one(sql`select id as value from auth.clients where organisation_id = ${id}`)
  await chair.submit(`${home}/clients`, { days: '90' }, `${home}/clients/${client}/tokens`)
  const ids: Record<string, string> = {
    id,
    client,
    invitation: opened.headers.get('location')?.split('/').at(-1) ?? 'nothing',
    token: await one(sql`select id as value from auth.client_tokens where client_id = ${client}`),
    seat: await one(sql`select id as value from organisations.seats where organisation_id = ${id} and role = 'member'`),
    office: await one(sql`select office_id as value from organisations.organisations where id = ${id}`),
  }
  if (Object.values(ids).includes('nothing')) throw new Error('the neighbourhood is not complete')
  const state = async () =>
    (
      await sql`
        select to_jsonb(o) as row from organisations.organisations o union all
        select to_jsonb(s) from organisations.seats s union all
        select to_jsonb(i) from organisations.invitations i union all
        select to_jsonb(c) from auth.clients c union all
        select to_jsonb(t) from auth.client_tokens t order by 1`.execute(office.house.db.kysely)
    ).rows
  return { ids, state, before: await state() }
}
