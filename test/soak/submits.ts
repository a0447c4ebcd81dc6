import { createHash } from 'node:crypto'
import { writeManyCases } from '#modules/procedures/testing/many-cases.ts'
import { satoHanako } from '#demo/people.ts'
import { sql } from '#platform/db/index.ts'
import { createApp } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { formOf } from '#platform/testing/forms.ts'
import { signInAs } from '#platform/testing/sign-in.ts'

export type Pressed = { people: number; presses: number; flaws: string[] }

/**
 * Confirms `people` complete applications, each by `presses` POSTs of the same form at once: every one answers with the
 * same address, and the application was confirmed, told and audited once.
 */
export async function soakSubmits(
  house: House,
  { people, presses }: { people: number; presses: number },
): Promise<Pressed> {
  const app = createApp(house)
  const cookie = await signInAs(house, satoHanako.name)
  const { rows } = await sql<{ id: string }>`
    select id from auth.accounts where display_name = ${satoHanako.name}`.execute(house.db.kysely)
  const ids = await house.db.transact((tx) =>
    writeManyCases(tx, {
      count: people,
      state: 'draft',
      applicants: [satoHanako.personId],
      ...(rows[0] && { accountId: rows[0].id }),
      at: house.clock.now(),
    }),
  )
  const flaws: string[] = []
  for (const id of ids) {
    const path = `/applications/${id}`
    const action = `${path}/confirmation`
    const page = await app.request(`${path}/check`, { headers: { cookie } })
    const body = formOf(await page.text(), action)
    const answers = await Promise.all(
      Array.from({ length: presses }, () => app.request(action, { method: 'POST', body, headers: { cookie } })),
    )
    const said = new Set(answers.map((answer) => `${answer.status} ${answer.headers.get('location')}`))
    if (said.size !== 1 || answers[0]?.status !== 303) flaws.push(`${hashOf(id)}: ${[...said].join(' and ')}`)
  }
  const { rows: counts } = await sql<{ confirmed: number; told: number; audited: number }>`
    select
      (select count(*) from procedures.applications where id = any(${ids}::uuid[]) and state = 'confirmed' and version = 2) as confirmed,
      (select count(*) from procedures.case_events where application_id = any(${ids}::uuid[]) and kind = 'confirmed') as told,
      (select count(*) from platform.audit where subject_id = any(${ids}::text[]) and action = 'procedures.application.confirm') as audited`.execute(
    house.db.kysely,
  )
  const [count] = counts
  for (const [what, number] of Object.entries(count ?? {}))
    if (number !== people) flaws.push(`${what} ${number} times for ${people} applications`)
  return { people, presses: people * presses, flaws }
}

// Ids of applications stay out of terminals.
const hashOf = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, 8)
