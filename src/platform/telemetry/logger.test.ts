import { Writable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { Invalid } from '#platform/errors/index.ts'
import { createLogger } from './index.ts'

const canaries = ['佐藤花子', 'hanako@example.jp', '1989-05-14', '光が丘', '03-1234-5678', '123456789012']

function logAndRead(write: (log: ReturnType<typeof createLogger>) => void): string {
  let lines = ''
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines += String(chunk)
      done()
    },
  })
  write(createLogger({ env: 'production' }, sink))
  return lines
}

describe('記録に残らないもの', () => {
  test.each(canaries)('「%s」は、どの項目に書いても、誤りの文に入っていても残らない', (secret) => {
    const lines = logAndRead((log) => {
      // As a careless caller would, past the type.
      log.info({ name: secret, email: secret, body: { secret } } as object, 'request')
      log.info({ route: secret, code: secret, requestId: secret, kind: `x ${secret}`, jobId: `${secret}!` }, 'request')
      log.warn({}, `could not find ${secret}`)
      log.error({ err: new Error(secret) }, 'request failed')
      log.error({ err: new Error('outer', { cause: new TypeError(secret) }) }, 'request failed')
      log.error(
        {
          err: Object.assign(new Error(`Key (name)=(${secret}) already exists`), {
            code: '23505',
            detail: secret,
            constraint: 'persons_pkey',
          }),
        },
        'request failed',
      )
      log.error({ err: secret }, 'request failed')
      log.child({ realm: secret }).info({}, 'request')
      try {
        JSON.parse(`{"name": ${secret}`)
      } catch (error) {
        log.error({ err: error }, 'request failed')
      }
    })
    expect(lines.split('\n').length).toBeGreaterThan(8)
    expect(lines).not.toContain(secret)
  })

  test('原因を探すのに要るものは残る', () => {
    const lines = logAndRead((log) => {
      log.info(
        { requestId: '01900000-0000-7000-8000-000000000001', route: '/wishes/:id', status: 200, ms: 1.5 },
        'request',
      )
      log.error({ err: new Invalid('forged_state', 'state') }, 'request failed')
      log.error({ err: Object.assign(new Error('x'), { code: '23505', constraint: 'persons_pkey' }) }, 'request failed')
    })
    for (const kept of ['/wishes/:id', '"ms":1.5', 'forged_state', '23505', 'persons_pkey', 'logger.test.ts'])
      expect(lines).toContain(kept)
  })
})
