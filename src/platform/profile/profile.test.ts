import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { cpSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { feeOf, loadProfile } from './index.ts'

const root = resolve(import.meta.dirname, '../../..')
const copies: string[] = []
afterAll(() => {
  for (const copy of copies) rmSync(copy, { recursive: true, force: true })
})

/** A root whose profile `nerima` has one file replaced. */
function rootWith(file: string, content: unknown): string {
  const copy = mkdtempSync(join(tmpdir(), 'profile-'))
  copies.push(copy)
  mkdirSync(join(copy, 'profiles'))
  cpSync(join(root, 'profiles/nerima'), join(copy, 'profiles/nerima'), { recursive: true })
  writeFileSync(join(copy, 'profiles/nerima', file), JSON.stringify(content))
  return copy
}

const profileNames = readdirSync(join(root, 'profiles'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

describe('自治体のプロファイル', () => {
  test.each(profileNames)('%sのデータは形に合っている', (profile) => {
    expect(loadProfile({ root, profile }).code).toMatch(/^\d{6}$/)
  })

  test('練馬区は131202で、証明係の文書記号を持つ', () => {
    const nerima = loadProfile({ root, profile: 'nerima' })
    expect(nerima).toMatchObject({ code: '131202', name: '練馬区', phone: '03-3993-1111', receiptLetter: 'N' })
    expect(nerima.documentSymbols['certificates']).toBe('練区戸')
    expect(nerima.offices.find(({ key }) => key === 'certificates')?.parentKey).toBe('residents')
  })

  test('確かめていない手数料は、要確認のまま持つ', () => {
    const nerima = loadProfile({ root, profile: 'nerima' })
    expect(feeOf(nerima, 'resident-record')).toMatchObject({ amount: 300, confirmed: false })
    expect(() => feeOf(nerima, 'no-such-fee')).toThrow('no-such-fee')
  })

  test('間違った値は、ファイルと欄の名を挙げて断る', () => {
    const fee = {
      key: 'resident-record',
      label: '住民票の写し',
      amount: -300,
      account: 'fee',
      ordinance: '',
      confirmed: true,
    }
    expect(() => loadProfile({ root: rootWith('fees.json', [fee]), profile: 'nerima' })).toThrow(
      /fees\.json: 0\.amount/,
    )
  })

  test('ないプロファイルや、フォルダの外は開かない', () => {
    expect(() => loadProfile({ root, profile: 'atlantis' })).toThrow('MADOGUCHI_PROFILE')
    expect(() => loadProfile({ root, profile: '../nerima' })).toThrow('not a profile name')
  })
})
