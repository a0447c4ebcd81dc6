import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { httpLinkage } from '#modules/procedures/lookups/network/http-linkage.ts'
import { pseudonymOf } from '#modules/procedures/lookups/network/pseudonym.ts'
import { visitPortal } from '#modules/procedures/portal/client.ts'
import { clamdScanner } from '#platform/files/clamd.ts'
import { isAsked, type Outside, outside } from './testing.ts'

let world: Outside
beforeAll(async () => {
  world = await outside()
})
afterAll(() => world?.close())

if (isAsked('portal'))
  describe('マイナポータル 申請管理との約束', () => {
    test('一覧を読め、ちがう合言葉と知らない番号は断られる', async () => {
      const portal = visitPortal(world.config.mynaportal)
      expect(await portal.list()).toMatchObject({ ok: true })
      expect(await portal.get('0000000000000000')).toEqual({ ok: false, reason: 'refused' })
      const wrong = visitPortal({ ...world.config.mynaportal, apiKey: 'wrong' })
      expect(await wrong.list()).toEqual({ ok: false, reason: 'refused' })
    })
  })

if (isAsked('linkage'))
  describe('情報連携の中継との約束', () => {
    const question = () => ({
      requestId: randomUUID(),
      item: 'insurance',
      ground: '番号法第19条第8号',
      procedure: 'child-allowance',
      subject: { pseudonym: pseudonymOf('00'.repeat(32), 'insurance', randomUUID()) },
    })
    const linkage = (key?: string) => {
      const settings = world.config.linkage
      if (!settings) throw new Error('LINKAGE_BASE_URL is not set')
      return httpLinkage({ ...settings, ...(key && { key }) })
    }

    test('だれのことでもない問いには、ないと答え、署名のちがう問いには答えない', async () => {
      expect(await linkage().ask(question())).toEqual({ outcome: 'not_found' })
      expect(await linkage('00'.repeat(32)).ask(question())).toEqual({ outcome: 'timeout' })
    })
  })

if (isAsked('scanner'))
  describe('ウイルス検査との約束', () => {
    test('試験用のファイルを見つけ、そうでないものは通す', async () => {
      const address = world.config.clamd
      if (!address) throw new Error('CLAMD_ADDRESS is not set')
      const scan = clamdScanner(address)
      const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')
      expect(await scan(Buffer.from(eicar))).toBe('infected')
      expect(await scan(Buffer.from('住民票'))).toBe('clean')
    })
  })
