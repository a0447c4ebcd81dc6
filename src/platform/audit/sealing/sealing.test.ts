import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createDatabase, type Database, sql } from '#platform/db/index.ts'
import { startWorker } from '#platform/jobs/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { recordAudit } from '../index.ts'
import { rowColumns } from './canonical.ts'
import { checkpointKeyOf, sealer, sealerDatabase, verifyAudit } from './index.ts'

let house: TestHouse
let db: Database
let folder: string
beforeEach(async () => {
  house = await testHouse({ seed: false })
  db = sealerDatabase(house.config, house.db.url, house.log)
  folder = await mkdtemp(join(tmpdir(), 'checkpoints-'))
})
afterEach(async () => {
  await db.close()
  await house.close()
  await rm(folder, { recursive: true })
})

const key = () => checkpointKeyOf(house.config)
const newSealer = (batch = 300) => sealer({ db, folder, key: key(), batch })
const verify = () => verifyAudit(db, folder, key())
const system = { kind: 'system', task: 'test' } as const
const see = () =>
  house.db.transact((tx) =>
    recordAudit(tx, { actor: system, action: 'test.thing.read', subject: { kind: 'test.thing', id: randomUUID() } }),
  )

async function fill(rows: number): Promise<void> {
  await house.db.transact((tx) =>
    sql`insert into platform.audit (actor_kind, action, subject_kind, subject_id)
      select 'system', 'test.thing.read', 'test.thing', n::text from generate_series(1, ${rows}::int) n`.execute(tx),
  )
}

/** Other databases of the test cluster may hold the horizon back for a moment. */
async function sealUntil(size: number, seal = newSealer()): Promise<void> {
  for (let turn = 0; turn < 500; turn += 1) {
    await seal()
    if ((await count('platform.audit_leaves')) >= size) return
    await pause(20)
  }
  throw new Error('the rows were not sealed')
}

const count = async (table: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(house.db.kysely)
  return rows[0]?.n ?? 0
}

/** What somebody can do who owns the database: no trigger stops them. */
async function tamper(...statements: string[]): Promise<void> {
  const owner = createDatabase(house.ownerUrl, house.log)
  try {
    await owner.transact(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx)
      for (const statement of statements) await sql.raw(statement).execute(tx)
    })
  } finally {
    await owner.close()
  }
}

const nth = (index: number) => `(select audit_id from platform.audit_leaves where index = ${index})`

test('封をした記録は、控えとぴたり合う', async () => {
  await fill(700)
  await sealUntil(700)
  const result = await verify()
  expect(result).toMatchObject({ findings: [], rows: 700, size: 700, checkpoints: 3, unsealed: { rows: 0 } })
  expect(await count('platform.audit_nodes')).toBe(2)
})

test.each([
  ['一行の書き換え', ['altered'], [`update platform.audit set reason = 'own' where id = ${nth(350)}`], 350],
  ['一行の削除', ['deleted'], [`delete from platform.audit where id = ${nth(350)}`], 350],
  [
    '二行の入れ替え',
    ['altered', 'altered'],
    [
      `update platform.audit a set subject_id = b.subject_id from platform.audit b
       where a.id in (${nth(350)}, ${nth(351)}) and b.id in (${nth(350)}, ${nth(351)}) and a.id <> b.id`,
    ],
    350,
  ],
  [
    '間への差し込み',
    ['inserted'],
    [
      `insert into platform.audit (xid, actor_kind, action, subject_kind, subject_id)
       select xid, 'system', 'test.thing.read', 'test.thing', 'between' from platform.audit where id = ${nth(0)}`.replace(
        'select xid',
        `select (xid::text::int8 - 1)::text::xid8`,
      ),
    ],
    undefined,
  ],
  [
    '行と葉の両方の削除（番号も詰め直す）',
    ['rewritten', 'tree'],
    [
      `delete from platform.audit where id = ${nth(350)}`,
      `delete from platform.audit_leaves where index = 350`,
      `update platform.audit_leaves set index = index + 100000 where index > 350`,
      `update platform.audit_leaves set index = index - 100001 where index > 100000`,
    ],
    300,
  ],
  [
    '葉の入れ替え',
    ['rewritten'],
    [
      `update platform.audit_leaves set index = 100000 where index = 600`,
      `update platform.audit_leaves set index = 600 where index = 601`,
      `update platform.audit_leaves set index = 601 where index = 100000`,
    ],
    600,
  ],
  [
    '末尾の行と葉の削除',
    ['behind'],
    [`delete from platform.audit where id = ${nth(699)}`, `delete from platform.audit_leaves where index = 699`],
    699,
  ],
])('持ち主の権限での%sは、場所まで分かる', async (_what, kinds, statements, index) => {
  await fill(700)
  await sealUntil(700)
  await tamper(...statements)
  const { findings } = await verify()
  expect(findings.map(({ kind }) => kind).filter((kind) => kinds.includes(kind))).toEqual(kinds)
  if (index !== undefined) expect(findings.some((finding) => finding.index === index)).toBe(true)
})

test('控えより古いデータベースには、封をする係も封をしない', async () => {
  await fill(10)
  await sealUntil(10)
  await tamper('delete from platform.audit_leaves where index >= 5')
  await expect(newSealer()()).rejects.toThrow(/ahead/)
  expect((await verify()).findings.map(({ kind }) => kind)).toContain('behind')
})

test('控えの署名が違えば読まない', async () => {
  await fill(3)
  await sealUntil(3)
  const file = join(folder, `${Temporal.Now.plainDateISO('UTC').toString().slice(0, 7)}.checkpoints`)
  const text = await readFile(file, 'utf8')
  await writeFile(file, text.replace('\n3\n', '\n4\n'))
  expect((await verify()).findings.map(({ kind }) => kind)).toEqual(['unreadable'])
})

test('長く開いた取引があっても、行を飛ばさず、二度も封をしない', async () => {
  const slow = Promise.withResolvers<void>()
  const written = Promise.withResolvers<void>()
  const late = house.db.transact(async (tx) => {
    await recordAudit(tx, { actor: system, action: 'test.thing.read', subject: { kind: 'test.thing', id: 'late' } })
    written.resolve()
    await slow.promise
  })
  await written.promise
  for (let turn = 0; turn < 5; turn += 1) await see()
  const seal = newSealer()
  await seal()
  expect(await count('platform.audit_leaves')).toBe(0)
  slow.resolve()
  await late
  await sealUntil(6, seal)
  await seal()
  expect(await verify()).toMatchObject({ findings: [], rows: 6, size: 6 })
})

test('二つの係が同時に封をしても、木は一つ', async () => {
  await fill(500)
  const two = [newSealer(7), newSealer(11)]
  for (let turn = 0; turn < 500 && (await count('platform.audit_leaves')) < 500; turn += 1) {
    await Promise.all(two.map((seal) => seal()))
    await pause(5)
  }
  expect(await verify()).toMatchObject({ findings: [], rows: 500, size: 500 })
})

test('葉と控えのあいだで倒れても、次の係が続きから控えを出す', async () => {
  await fill(4)
  await sealUntil(4)
  await rm(folder, { recursive: true })
  await newSealer()()
  expect(await verify()).toMatchObject({ findings: [], size: 4, checkpoints: 1 })
  await see()
  await sealUntil(5)
  expect(await verify()).toMatchObject({ findings: [], size: 5, checkpoints: 2 })
})

test('書きかけで倒れた控えの後も、続きが読める', async () => {
  await fill(2)
  await sealUntil(2)
  const file = join(folder, `${Temporal.Now.plainDateISO('UTC').toString().slice(0, 7)}.checkpoints`)
  await writeFile(file, 'madoguchi/audit/nerima\n3\nab', { flag: 'a' })
  await see()
  await sealUntil(3)
  expect(await verify()).toMatchObject({ findings: [], size: 3, checkpoints: 2 })
})

test('保存期間を過ぎた月は、封をしてからでなければ消えず、消えたことも記録に残る', async () => {
  await tamper(
    `create table platform.audit_2015_01 partition of platform.audit
     for values from ('2014-12-31T15:00Z') to ('2015-01-31T15:00Z')`,
    `insert into platform.audit (at, actor_kind, action, subject_kind, subject_id)
     select '2015-01-10T00:00Z', 'system', 'test.thing.read', 'test.thing', n::text from generate_series(1, 3) n`,
  )
  const prune = () =>
    house.db.transact((tx) => sql<{ n: number }>`select platform.prune_audit_months(84) as n`.execute(tx))
  expect((await prune()).rows[0]?.n).toBe(0)
  await sealUntil(3)
  expect((await prune()).rows[0]?.n).toBe(1)
  await sealUntil(4)
  expect(await verify()).toMatchObject({ findings: [], rows: 1, size: 4, pruned: [{ month: '2015_01', rows: 3 }] })
  await tamper(`delete from platform.audit where action = 'platform.audit.prune'`)
  expect((await verify()).findings.map(({ kind }) => kind)).toContain('prune-unsaid')
})

test('若い月は、プログラムが頼んでも消えない', async () => {
  const prune = house.db.transact((tx) => sql`select platform.prune_audit_months(1)`.execute(tx))
  await expect(prune).rejects.toThrow(/36 months/)
})

test('封をする係は、読むことと葉を足すことだけができる', async () => {
  const { rows } = await sql<{ right: string }>`
    select c.oid::regclass::text || ' ' || p.right as "right"
    from pg_class c cross join unnest(array['select','insert','update','delete','truncate']) as p ("right")
    where c.relkind in ('r', 'p', 'v') and c.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema')
      and has_table_privilege('madoguchi_sealer', c.oid, p.right) order by 1`.execute(house.db.kysely)
  expect(rows.map(({ right }) => right)).toEqual([
    'platform.audit select',
    'platform.audit_leaves insert',
    'platform.audit_leaves select',
    'platform.audit_nodes insert',
    'platform.audit_nodes select',
    'platform.audit_pruned select',
  ])
})

test('封は記録のどの列にもかかる', async () => {
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_attribute
    where attrelid = 'platform.audit'::regclass and attnum > 0 and not attisdropped`.execute(house.db.kysely)
  expect(rows.map(({ name }) => name).toSorted()).toEqual([...rowColumns].toSorted())
})

test('働いている裏方は、頼まれなくても封をして控えを出す', async () => {
  const worker = await startWorker(house)
  try {
    await see()
    await expect.poll(() => count('platform.audit_leaves'), { timeout: 8000, interval: 50 }).toBe(1)
  } finally {
    await worker.stop()
  }
  const result = await verifyAudit(db, house.config.audit.checkpointDir, key())
  expect(result).toMatchObject({ findings: [], size: 1, checkpoints: 1 })
})
