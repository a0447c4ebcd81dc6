import { createServer } from 'node:http'
import { Writable } from 'node:stream'
import { startFakeMail } from '#modules/messaging/delivery/fixtures/fake-mail.ts'
import { openOffice } from '#modules/procedures/testing/office.ts'
import { sql } from '#platform/db/index.ts'
import { createApp } from '#platform/http/index.ts'
import { settle } from '#platform/jobs/index.ts'
import type { Module } from '#platform/module/index.ts'
import { createLogger, renderMetrics } from '#platform/telemetry/index.ts'
import { startTracing } from '#platform/telemetry/start-tracing.ts'
import { browse, staffSignInAs } from '#platform/testing/index.ts'
import { runSql } from '#platform/testing/owner.ts'
import { everyModule } from '#src/main.ts'
import { rowsOf } from './rows-of.ts'

export type WatchedOffice = Awaited<ReturnType<typeof openWatchedOffice>>

/**
 * The whole office with everything switched on that writes things down about it: log lines of every level, spans, figures,
 * addresses that browsers are sent to and links of pages, and the tables that hold ids only. `/broken`, `/broken/database`
 * and a task fail with errors that quote `words`.
 */
export async function openWatchedOffice(words: string) {
  const office = await openOffice()
  const [mail, spans] = [await startFakeMail(), await startCollector()]
  let lines = ''
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines += String(chunk)
      done()
    },
  })
  const log = createLogger({ env: 'production', logLevel: 'trace' }, sink)
  const tracing = await startTracing({ endpoint: spans.url, share: 1 }, 'all', log)
  const { config: usual } = office.house
  const config = {
    ...usual,
    mail: { ...usual.mail, host: '127.0.0.1', port: mail.port },
    line: { ...usual.line, channelAccessToken: 'line-token' },
  }
  const modules = [...everyModule, theBroken(words)]
  const house = { ...office.house, config, modules, log }
  for (const { seed } of everyModule.filter((one) => !office.house.modules.includes(one)))
    await house.db.transact(async (tx) => seed?.(tx, house))
  await runSql(office.house.ownerUrl, keepJobs)
  const app = createApp(house)
  const addresses = watchAddresses(app)

  return {
    ...office,
    house,
    app,
    mail,
    browse: (cookie?: string) => browse(app, cookie),
    sitAtDesk: async (name: string) => browse(app, await staffSignInAs(house, name)),
    settle: async () => {
      await office.world.settle()
      await settle(house, { tolerant: true })
    },
    /** Everything that was written down, by where; the last spans are sent first. */
    async writtenDown(): Promise<Record<string, string>> {
      await tracing.stop()
      return {
        'log lines': lines,
        spans: spans.received(),
        figures: renderMetrics(),
        addresses: addresses.join('\n'),
        ...(await rowsOf(office.house.ownerUrl)),
      }
    },
    async close() {
      await tracing.stop()
      await Promise.all([mail.close(), spans.close()])
      await office.close()
    },
  }
}

const theBroken = (words: string): Module => ({
  name: 'broken',
  routes(app, house) {
    app.get('/broken', () => {
      throw new TypeError(words, { cause: new Error(words) })
    })
    // 22P02: PostgreSQL quotes what it could not read.
    app.get('/broken/database', async (c) =>
      c.json((await sql`select ${words}::uuid`.execute(house.db.kysely)).rows.length),
    )
  },
  tasks: {
    'broken.task': () => Promise.reject(new Error(words)),
  },
})

// The queue forgets what is done; here every payload stays.
const keepJobs = `
  create schema kept;
  create table kept.jobs (row jsonb not null);
  create function kept.keep() returns trigger language plpgsql security definer as
    $$ begin insert into kept.jobs values (to_jsonb(new)); return null; end $$;
  create trigger keep after insert or update on graphile_worker._private_jobs for each row execute function kept.keep();`

/** Where browsers are sent, and where the pages lead. */
function watchAddresses(app: ReturnType<typeof createApp>): string[] {
  const addresses: string[] = []
  const ask = app.request
  app.request = async (...asked: Parameters<typeof ask>) => {
    const response = await ask(...asked)
    addresses.push(response.headers.get('location') ?? '')
    // A page of an error leads to the address that was typed, in other languages; no other page knows it.
    if (response.status < 400 && /text\/html/.test(response.headers.get('content-type') ?? ''))
      for (const [, to = ''] of (await response.clone().text()).matchAll(/\s(?:href|action|src)="([^"]*)"/g))
        addresses.push(to)
    return response
  }
  return addresses
}

/** Takes spans as OTLP over HTTP. */
async function startCollector() {
  let received = ''
  const server = createServer((request, response) => {
    request.on('data', (chunk: Buffer) => {
      received += chunk.toString()
    })
    request.on('end', () => response.setHeader('content-type', 'application/json').end('{}'))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    received: () => received,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
