import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { asApp, derivePasswords } from '#platform/db/index.ts'
import { template } from './global-set-up.ts'
import { runSql, withDatabase } from './owner.ts'

export type TestDatabase = { name: string; url: string; ownerUrl: string; drop(): Promise<void> }

/** A fresh clone of the migrated template, or of the one named; `empty` starts from nothing instead. */
export async function testDatabase({ empty = false, from = template } = {}): Promise<TestDatabase> {
  const cluster = inject('cluster')
  if (cluster.broken && !empty) throw new Error(`the test database could not be prepared: ${cluster.broken}`)
  const name = `house_${randomUUID().replaceAll('-', '')}`
  await runSql(cluster.ownerUrl, `create database ${name} template ${empty ? 'template0' : from} strategy file_copy`)
  const ownerUrl = withDatabase(cluster.ownerUrl, name)
  return {
    name,
    ownerUrl,
    url: asApp(ownerUrl, derivePasswords(cluster.secret)),
    drop: () => runSql(cluster.ownerUrl, `drop database if exists ${name} with (force)`),
  }
}
