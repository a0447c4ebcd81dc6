import { demoOf } from '#demo/of-profile.ts'
import { findOrganisation } from '#modules/organisations/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { insertWorker } from './store/workers.ts'

/** In the demo, who of the 指定管理者 works at its facilities; elsewhere the office says it. */
export async function seed(tx: Tx, { config }: House): Promise<void> {
  if (config.env === 'production') return
  const { staff, organisations } = demoOf(config.profile)
  for (const { staffId, employer, posts } of staff) {
    const operator = organisations.find(({ name, runs }) => runs && name === employer)
    const from = posts[0]?.from
    // Organisations may be switched off: then nobody runs anything.
    const known = operator && from && (await findOrganisation(tx, operator.id))
    if (known && from) await insertWorker(tx, { operatorId: operator.id, staffId, from: Temporal.PlainDate.from(from) })
  }
}
