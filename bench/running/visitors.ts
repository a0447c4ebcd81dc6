import { demoPersonId, satoHanako } from '#demo/people.ts'
import { writeManyCases } from '#modules/procedures/testing/many-cases.ts'
import { sql } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { signInAs, staffSignInAs } from '#platform/testing/sign-in.ts'

export type Visitors = {
  /** Cookies of 佐藤花子 and of 高橋真. */
  resident: string
  staff: string
  accountId: string
  /** Addresses of pages of one unfinished and one filed application of hers. */
  question: string
  check: string
  timeline: string
}

/** Signs a resident and a clerk in, gives her a draft and a filed application, and the office a queue. */
export async function openVisitors(house: House): Promise<Visitors> {
  const resident = await signInAs(house, satoHanako.name)
  const staff = await staffSignInAs(house, '高橋真')
  const accountId = await accountOf(house, satoHanako.name)
  const her = { applicants: [satoHanako.personId], accountId, at: house.clock.now() }
  const [draft, filed] = await house.db.transact(async (tx) => {
    const [draft] = await writeManyCases(tx, { ...her, count: 1, state: 'draft' })
    const [filed] = await writeManyCases(tx, { ...her, count: 1, state: 'submitted' })
    const neighbours = Array.from({ length: 30 }, (_, n) => demoPersonId(1000 + 10 * n))
    await writeManyCases(tx, { ...her, applicants: neighbours, count: 60, state: 'submitted', firstSerial: 60_000_000 })
    return [draft, filed]
  })
  return {
    resident,
    staff,
    accountId,
    question: `/applications/${draft}/questions/whose`,
    check: `/applications/${draft}/check`,
    timeline: `/applications/${filed}`,
  }
}

async function accountOf(house: House, name: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from auth.accounts where display_name = ${name}`.execute(
    house.db.kysely,
  )
  if (!rows[0]) throw new Error(`${name} has no account`)
  return rows[0].id
}
