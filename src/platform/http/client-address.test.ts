import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { loadConfig } from '#platform/config/index.ts'
import { clientAddress } from './client-address.ts'
import type { HttpEnv } from './env.ts'

async function seen(
  remoteAddress: string,
  forwarded?: string,
  trusted = '10.0.0.0/8, 192.0.2.1, ::1',
): Promise<string> {
  const config = loadConfig({ MADOGUCHI_ENV: 'test', TRUSTED_PROXIES: trusted }, '/')
  const app = new Hono<HttpEnv>()
  app.get('/', (c) => c.text(clientAddress(c, config)))
  const headers: Record<string, string> = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
  return (await app.request('/', { headers }, { incoming: { socket: { remoteAddress } } })).text()
}

describe('だれからのリクエストか', () => {
  test('信頼する代理でない相手の言う転送元は信じない', async () => {
    expect(await seen('203.0.113.9', '198.51.100.1')).toBe('203.0.113.9')
    expect(await seen('10.1.2.3', '198.51.100.1', '')).toBe('10.1.2.3')
  })

  test('信頼する代理が伝える転送元は、右から見て最初の代理でない相手', async () => {
    expect(await seen('10.1.2.3', '198.51.100.1')).toBe('198.51.100.1')
    expect(await seen('::ffff:10.1.2.3', '1.1.1.1, 198.51.100.1, 192.0.2.1')).toBe('198.51.100.1')
  })

  test('読めない転送元は、代理そのものと見なす', async () => {
    expect(await seen('10.1.2.3', 'unknown, <script>')).toBe('10.1.2.3')
    expect(await seen('10.1.2.3')).toBe('10.1.2.3')
  })

  test.each([
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
  ])('IPv6の %s は、一つの家のまとまり %s で数える', async (address, network) => {
    expect(await seen(address)).toBe(network)
  })
})
