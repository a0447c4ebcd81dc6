import { expect, test } from 'vitest'
import { checkFile, signFile } from './sign.ts'

const house = '11'.repeat(32)
const letter = new TextEncoder().encode('%PDF-1.7 支給認定通知書')

test('署名した通知書は本物と分かり、一文字でも変わると分かる', () => {
  const signed = signFile(house, letter)
  expect(checkFile(house, letter, signed)).toBe('genuine')
  expect(checkFile(house, new TextEncoder().encode('%PDF-1.7 支給不認定通知書'), signed)).toBe('altered')
})

test('鍵を替えたあとは、前の鍵の署名について本物とも偽物とも言わない', () => {
  expect(checkFile('22'.repeat(32), letter, signFile(house, letter))).toBe('other-key')
})
