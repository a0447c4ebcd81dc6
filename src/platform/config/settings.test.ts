import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import { ConfigError, loadConfig } from './index.ts'
import { settingsSchema } from './settings.ts'

const { root, folder } = inject('cluster')
const known = Object.keys(settingsSchema.shape)

describe('設定', () => {
  test('手引きの表は、プログラムが読む設定をすべて、それだけを挙げる', () => {
    const guide = readFileSync(join(root, 'docs/operations/install.md'), 'utf8')
    const told = namesIn(guide.slice(guide.indexOf('## Settings')))
    expect(told.toSorted()).toEqual(known.toSorted())
  })

  test('本番は、足りないものを一度にすべて言って始まらない', () => {
    const start = () => loadConfig({ MADOGUCHI_ENV: 'production', DATA_DIR: folder }, root)
    expect(start).toThrow(ConfigError)
    for (const name of ['MADOGUCHI_SECRET', 'PUBLIC_URL', 'PAYMENT_API_KEY', 'CLAMD_ADDRESS'])
      expect(start).toThrow(name)
  })

  test('本番は、シミュレーターの住所を断る', () => {
    const settings = Object.fromEntries(known.map((name) => [name, productionValueOf(name)]))
    const production = { ...settings, MADOGUCHI_ENV: 'production', DATA_DIR: folder }
    expect(loadConfig(production, root).simulatorsUrl).toBeUndefined()
    expect(() => loadConfig({ ...production, PAYMENT_BASE_URL: 'http://127.0.0.1:3001' }, root)).toThrow(
      'PAYMENT_BASE_URL',
    )
    expect(() => loadConfig({ ...production, OPEN311_BODIES: '{"roads":{"url":"http://127.0.0.1/"}}' }, root)).toThrow(
      'OPEN311_BODIES (roads)',
    )
  })

  test('ほかの機関のつなぎ先は、書き方が違えば断り、その鍵を画面に出さない', () => {
    const start = (text: string) => loadConfig({ DATA_DIR: folder, OPEN311_BODIES: text }, root)
    expect(start('{"roads":{"url":"https://roads.example.jp/v2"}}').open311.servers['roads']).toMatchObject({
      url: 'https://roads.example.jp/v2/',
      services: {},
    })
    for (const text of ['no json', '{"roads":{"address":"secret-key"}}', '[]'])
      expect(() => start(text)).toThrow(ConfigError)
    try {
      start('{"roads":{"key":"secret-key"}}')
    } catch (error) {
      expect(String(error)).not.toContain('secret-key')
    }
  })
})

/** `X_ISSUER`, `…_CLIENT_ID` → both in full: the table writes a shared beginning once. */
function namesIn(table: string): string[] {
  return table.split('\n').flatMap((line) => {
    const [first = '', ...others] = [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)
    const beginning = first.slice(0, first.lastIndexOf('_'))
    return first && line.startsWith('| `') ? [first, ...others.map((name) => name.replace('…', beginning))] : []
  })
}

function productionValueOf(name: string): string | undefined {
  if (name === 'MADOGUCHI_SECRET') return 'ab'.repeat(32)
  if (name === 'STAFF_SECOND_FACTOR') return 'required'
  if (name === 'OPEN311_BODIES') return '{"roads":{"url":"https://roads.example.jp/open311/v2","key":"secret-key"}}'
  if (name === 'CLAMD_ADDRESS') return 'clamd:3310'
  if (name === 'ALERT_MAIL_TO' || name === 'PRIVACY_MAIL_TO') return 'duty@example.jp'
  if (name === 'OTEL_EXPORTER_OTLP_ENDPOINT') return 'http://collector:4318'
  if (name === 'SECURITY_CONTACT') return 'mailto:security@example.jp'
  if (
    /^(MADOGUCHI_|MAP_HOSTS|PORT|MAIL_PORT|DATA|HOST|TRUSTED|LEAST_FREE|LINKAGE_TIMEOUT|AUDIT_RETENTION|OTEL)/.test(
      name,
    )
  )
    return undefined
  return /(URL|ISSUER)$/.test(name) ? 'https://provider.example.jp' : 'x'
}
