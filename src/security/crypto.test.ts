import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { seal as sealAccount, unseal as unsealAccount } from '#src/modules/payments/actions/payouts/seal.ts'
import { deriveSecret } from '#platform/config/index.ts'
import { checkFile, signFile } from '#platform/documents/sign.ts'
import { hmac, keyFor, newFormKey, randomToken } from '#platform/http/keys.ts'
import { seal, unseal } from '#platform/http/kept-form/seal.ts'

const root = join(import.meta.dirname, '../..')
const secret = 'a'.repeat(64)
const text = new TextEncoder().encode('口座 1234567')

describe('封をするもの', () => {
  test('同じものを二度封じても、同じ封にはならない（番号は使い捨て）', () => {
    const seals = new Set<string>()
    for (let count = 0; count < 200; count += 1) {
      seals.add(sealAccount(secret, 'x', 'row', Buffer.from(text)).subarray(1, 13).toString('hex'))
      seals.add(
        seal(secret, 'whose', { fields: [['a', 'b']], hadFiles: false })
          .subarray(0, 12)
          .toString('hex'),
      )
    }
    expect(seals.size).toBe(400)
  })

  test('一ビットでも変わった封は、開かず、どこが違うかも言わない', () => {
    const whole = seal(secret, 'whose', { fields: [['a', 'b']], hadFiles: false })
    const account = sealAccount(secret, 'x', 'row', Buffer.from(text))
    for (let at = 0; at < whole.length; at += 1) {
      const broken = Buffer.from(whole)
      broken[at] = (broken[at] ?? 0) ^ 1
      expect(unseal(secret, 'whose', broken)).toBeUndefined()
    }
    for (let at = 0; at < account.length; at += 1) {
      const broken = Buffer.from(account)
      broken[at] = (broken[at] ?? 0) ^ 1
      expect(() => unsealAccount(secret, 'x', 'row', broken)).toThrow(/^(?!.*1234567)/)
    }
    expect(unseal(secret, 'another', whole)).toBeUndefined()
    expect(unseal('b'.repeat(64), 'whose', whole)).toBeUndefined()
  })

  test('用途ごとに別の256ビットの鍵を使い、一つからほかは分からない', () => {
    const uses = ['csrf', 'kept form', 'rate', 'cursor'].map((use) => keyFor(secret, use))
    expect(new Set(uses.map((key) => key.toString('hex'))).size).toBe(4)
    expect(uses.every((key) => key.length === 32)).toBe(true)
    expect(deriveSecret(secret, 'a')).not.toBe(deriveSecret(secret, 'b'))
    expect(hmac(secret, 'csrf', 'a')).toHaveLength(32)
  })
})

describe('当てられてはならない文字', () => {
  test('128ビットより多くの乱数からできていて、たくさん作っても重ならない', () => {
    const [tokens, keys] = [new Set<string>(), new Set<string>()]
    for (let count = 0; count < 20_000; count += 1) {
      tokens.add(randomToken())
      keys.add(newFormKey())
    }
    expect([tokens.size, keys.size]).toEqual([20_000, 20_000])
    expect(Buffer.from(randomToken(), 'base64url').length * 8).toBe(256)
    expect(Buffer.from(newFormKey(), 'base64url').length * 8).toBe(128)
  })
})

describe('署名', () => {
  test('通知書の署名はEd25519で、書き換えると合わない', () => {
    const { signature } = signFile(secret, text)
    expect(signature).toHaveLength(64)
    expect(checkFile(secret, text, signFile(secret, text))).toBe('genuine')
    expect(checkFile(secret, new TextEncoder().encode('口座 1234568'), signFile(secret, text))).not.toBe('genuine')
  })
})

describe('暗号の台帳', () => {
  test('暗号を使うファイルは、どれも台帳にあり、台帳にあるものはどれも本当に使っている', () => {
    const users = globSync('src/**/*.{ts,tsx}', { cwd: root })
      .filter((path) => !/\.test\.tsx?$|\/testing[./]|fixtures|fake-|^src\/(simulators|security)\//.test(path))
      .filter((path) =>
        /from 'node:crypto'|crypto\.(?:subtle|getRandomValues)|from 'jose'/.test(
          readFileSync(join(root, path), 'utf8'),
        ),
      )
      .filter((path) => !/^import \{ randomUUID \} from 'node:crypto'$/m.test(readFileSync(join(root, path), 'utf8')))
    const inventory = readFileSync(join(root, 'docs/operations/cryptography.md'), 'utf8')
    const listed = [...inventory.matchAll(/`(src\/[^`]+)`/g)]
      .map(([, path = '']) => path)
      .filter((path) => !path.startsWith('src/security/'))
    expect(users.length).toBeGreaterThan(15)
    expect(users.filter((path) => !listed.includes(path))).toEqual([])
    expect(listed.filter((path) => !users.includes(path))).toEqual([])
  })

  test('秘密と比べるところは、どれもかかる時間の変わらない比べ方をする', () => {
    for (const path of [
      'src/platform/http/csrf.ts',
      'src/modules/payments/provider/signature.ts',
      'src/platform/http/health.ts',
    ])
      expect(readFileSync(join(root, path), 'utf8'), path).toContain('timingSafeEqual')
  })
})
