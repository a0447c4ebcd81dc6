import { expect, test } from 'vitest'
import { readNumbers } from './outside-paper.ts'

test('用紙の番号は1行に1つ読み、全角や小文字でも同じ番号になる', () => {
  expect(readNumbers('Ａ０００１２３\r\n a000124 \n', 2)).toEqual({ ok: true, numbers: ['A000123', 'A000124'] })
  expect(readNumbers('12−34567', 1)).toEqual({ ok: true, numbers: ['12-34567'] })
})

test('通数と合わないもの、同じ番号、番号でないものは受け付けない', () => {
  expect(readNumbers('A000123', 2)).toEqual({ ok: false, problem: 'wrong_count' })
  expect(readNumbers('', 1)).toEqual({ ok: false, problem: 'wrong_count' })
  expect(readNumbers('A000123\nＡ０００１２３', 2)).toEqual({ ok: false, problem: 'twice' })
  expect(readNumbers('佐藤花子', 1)).toEqual({ ok: false, problem: 'not_a_number' })
})
