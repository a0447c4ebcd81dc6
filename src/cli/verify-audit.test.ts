import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { checkpointKeyOf, sealer, sealerDatabase, unsealedAudit } from '#platform/audit/sealing/index.ts'
import { asSealer, sql } from '#platform/db/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { runSql } from '#platform/testing/owner.ts'

const { root } = inject('cluster')
const dataDir = mkdtempSync(join(tmpdir(), 'madoguchi-verify-'))
let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ seed: false, settings: { DATA_DIR: dataDir } })
  await house.db.transact((tx) =>
    sql`insert into platform.audit (actor_kind, action, subject_kind, subject_id)
      select 'system', 'test.thing.read', 'test.thing', n::text from generate_series(1, 50) n`.execute(tx),
  )
  const db = sealerDatabase(house.config, house.db.url, house.log)
  const seal = sealer({ db, folder: house.config.audit.checkpointDir, key: checkpointKeyOf(house.config) })
  // Other databases of the test cluster may hold the horizon back for a moment.
  const sealed = async () => {
    await seal()
    expect(await house.db.read(unsealedAudit)).toMatchObject({ entries: 0 })
  }
  await vi.waitFor(sealed, 10_000)
  await db.close()
})
afterAll(async () => {
  await house.close()
  rmSync(dataDir, { recursive: true })
})

type Told = { code: number; words: string }

/** `npm run verify-audit` on this house's database. */
async function verify(): Promise<Told> {
  const env = {
    PATH: process.env['PATH'],
    MADOGUCHI_ENV: 'test',
    MADOGUCHI_SECRET: house.config.secret,
    DATA_DIR: dataDir,
    DATABASE_URL: house.db.url,
    DATABASE_OWNER_URL: house.ownerUrl,
    DATABASE_SEALER_URL: asSealer(house.db.url, house.config.secret),
  }
  const run = promisify(execFile)(process.execPath, [join(root, '.build', 'cli.js'), 'verify-audit'], { env })
  return run.then(
    ({ stdout }) => ({ code: 0, words: stdout }),
    ({ code, stdout, stderr }) => ({ code, words: stdout + stderr }),
  )
}

const idOf = async (leaf: number) => {
  const { rows } = await sql<{ id: number }>`
    select audit_id as id from platform.audit_leaves where index = ${leaf}`.execute(house.db.kysely)
  return rows[0]?.id
}

test('何も変わっていなければそう言って0で終わり、書き換えた行と消した行は、どれかを言って1で終わる', async () => {
  const whole = await verify()
  expect(whole).toMatchObject({ code: 0 })
  expect(whole.words).toContain('✓ 監査の記録は書き換えられていません')
  expect(whole.words).toContain('rows 50, tree size 50')
  const [altered, deleted] = [await idOf(20), await idOf(30)]
  await runSql(
    house.ownerUrl,
    `set session_replication_role = replica;
     update platform.audit set reason = 'own' where id = ${altered};
     delete from platform.audit where id = ${deleted}`,
  )
  const found = await verify()
  expect(found.code).toBe(1)
  const lines = found.words.split('\n').filter((line) => line.startsWith('✗'))
  expect(lines).toHaveLength(3)
  expect(lines[0]).toMatch(new RegExp(`^✗ この行は書き換えられました.*, leaf 20, id ${altered}, \\d{4}-`))
  expect(lines[1]).toMatch(new RegExp(`^✗ この行は消されました.*, leaf 30, id ${deleted}, \\d{4}-`))
  expect(lines[2]).toContain('✗ 2 件の食い違い')
}, 60_000)
