import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { messaging } from '#modules/messaging/index.ts'
import { people } from '#modules/people/index.ts'
import { checkpointKeyOf, sealer, sealerDatabase, unsealedAudit } from '#platform/audit/sealing/index.ts'
import { archiveIn } from '#platform/db/embedded/archive.ts'
import { sql } from '#platform/db/index.ts'
import { enqueue, settle } from '#platform/jobs/index.ts'
import type { Module } from '#platform/module/index.ts'
import { browse, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import type { Simulators } from '../../../simulators/index.ts'
import { startTestSimulators } from '../../../simulators/testing.ts'
import { operations } from '../index.ts'
import { type Measured, wrongBy } from './kinds.ts'
import { lookAtHouse } from './watch.ts'

const home = mkdtempSync(join(tmpdir(), 'madoguchi-alerts-'))
const dataDir = join(home, 'data')
const duty = 'duty@example.jp'
const broken: Module = {
  name: 'broken',
  tasks: { 'broken.task': () => Promise.reject(new TypeError('佐藤花子')) },
}

let simulators: Simulators & { settings: Record<string, string> }
let house: TestHouse
beforeAll(async () => {
  simulators = await startTestSimulators()
  const settings = { ...simulators.settings, ALERT_MAIL_TO: duty, DATA_DIR: dataDir, BACKUP_DIR: join(home, 'backups') }
  mkdirSync(dataDir)
  for (const folder of [home, dataDir]) chmodSync(folder, 0o711)
  symlinkSync(join(inject('cluster').folder, 'postgres'), join(dataDir, 'postgres'))
  house = await testHouse({ modules: [people, messaging, operations, broken], settings })
})
afterAll(async () => {
  await house.close()
  await simulators.stop()
  rmSync(home, { recursive: true })
})

const inbox = async () => (await fetch(`${simulators.url}/mail/${duty}`)).text()
const count = (html: string, words: string) => html.split(words).length - 1
const owner = (statement: ReturnType<typeof sql>) => statement.execute(house.db.kysely)

describe('動いていないときの知らせ', () => {
  test('止まった処理があると、当番に1度だけメールで知らせ、なくなると解消したと知らせる', async () => {
    await house.db.transact((tx) => enqueue(tx, 'broken.task', {}))
    await settle(house, { tolerant: true })
    await lookAtHouse(house)
    expect(await inbox()).not.toContain('止まった処理があります')
    await owner(sql`update graphile_worker._private_jobs set attempts = max_attempts where last_error is not null`)
    await lookAtHouse(house)
    await lookAtHouse(house)
    await settle(house, { tolerant: true })
    const told = await inbox()
    expect(count(told, '【窓口】止まった処理があります')).toBe(1)
    expect(told).not.toContain('佐藤花子')
    await owner(sql`delete from graphile_worker._private_jobs where last_error is not null`)
    await lookAtHouse(house)
    await settle(house, { tolerant: true })
    expect(await inbox()).toContain('【窓口】解消：止まった処理があります')
  })

  test('控えがなければ知らせ、控えができれば解消したと知らせる', async () => {
    await lookAtHouse(house)
    await settle(house, { tolerant: true })
    expect(await inbox()).toContain('【窓口】控えが遅れています')
    const { base } = archiveIn(house.config.backupDir ?? '', join(dataDir, 'postgres'))
    mkdirSync(join(base, Temporal.Now.instant().toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')), {
      recursive: true,
    })
    await lookAtHouse(house)
    await settle(house, { tolerant: true })
    expect(await inbox()).toContain('【窓口】解消：控えが遅れています')
  })

  test('10分たっても封のない監査の記録があれば知らせ、封をすれば解消したと知らせる', async () => {
    await owner(sql`
      insert into platform.audit (at, actor_kind, task, action, subject_kind, subject_id)
      values (clock_timestamp() - interval '11 minutes', 'system', 'test', 'test.thing.read', 'test.thing', 'x')`)
    await lookAtHouse(house)
    await settle(house, { tolerant: true })
    expect(await inbox()).toContain('【窓口】監査の記録に封ができていません')
    const db = sealerDatabase(house.config, house.db.url, house.log)
    const seal = sealer({ db, folder: house.config.audit.checkpointDir, key: checkpointKeyOf(house.config) })
    // Other databases of the test cluster may hold the horizon back for a moment.
    const oldest = async () => {
      await seal()
      return (await house.db.read(unsealedAudit)).oldestSeconds
    }
    await expect.poll(oldest, { timeout: 10_000 }).toBeLessThan(600)
    await db.close()
    await lookAtHouse(house)
    await settle(house, { tolerant: true })
    expect(await inbox()).toContain('【窓口】解消：監査の記録に封ができていません')
  })

  test('画面では、いつからいつまでかが分かる', async () => {
    const suzuki = browse(testApp(house), await staffSignInAs(house, '鈴木一'))
    const html = await (await suzuki.get('/staff/health')).text()
    expect(html).toContain('止まった処理があります')
    expect(html).toContain('この24時間のお知らせ')
    expect(html).toContain('遅い問い合わせ')
  })

  test('数は、境を越えたときだけ異常とする', () => {
    const queue = { waitingJobs: 0, deadJobs: 0, failingEvents: 3, oldestEventSeconds: 600, workers: 1 }
    const fine: Measured = {
      queue,
      oldestJobSeconds: 600,
      freeBytes: 2e9,
      lostMessages: 9,
      stoppedCampaigns: 0,
      isBackupBehind: false,
      oldestUnsealedSeconds: 600,
    }
    expect(wrongBy(fine)).toEqual([])
    expect(wrongBy({ ...fine, oldestJobSeconds: 601, freeBytes: 1.9e9, lostMessages: 10 })).toEqual([
      'slow-queue',
      'disk-low',
      'lost-messages',
    ])
    expect(wrongBy({ ...fine, queue: { ...queue, oldestEventSeconds: 601, deadJobs: 1 } })).toEqual([
      'dead-jobs',
      'slow-queue',
      'failing-events',
    ])
    expect(wrongBy({ ...fine, isBackupBehind: true })).toEqual(['backup-behind'])
    expect(wrongBy({ ...fine, oldestUnsealedSeconds: 601 })).toEqual(['audit-unsealed'])
    expect(wrongBy({ ...fine, freeBytes: undefined })).toEqual([])
  })
})
