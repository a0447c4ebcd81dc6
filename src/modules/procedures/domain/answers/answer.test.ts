import { describe, expect, test } from 'vitest'
import { hanako, hina, ren, residenceCertificate, satoHousehold } from '../../fixtures.ts'
import { readAnswer } from './answer.ts'
import { findField } from '../definition/definition.ts'

function read(fieldId: string, ...sent: string[]) {
  const field = findField(residenceCertificate, fieldId)
  if (!field || field.type === 'group') throw new Error(fieldId)
  const result = readAnswer({ field, options: 'options' in field ? field.options : [] }, satoHousehold, sent)
  return result.ok ? result.value : result.problem
}

describe('答えを読む', () => {
  test.each([
    ['1', 1],
    ['３', 3],
    [' １０ ', 10],
    ['２通', 2],
    ['', 'enter_number'],
    ['二', 'not_a_number'],
    ['1.5', 'not_a_number'],
    ['1e1', 'not_a_number'],
    ['0', 'too_small'],
    ['-1', 'too_small'],
    ['－２', 'too_small'],
    ['11', 'too_big'],
    ['99999999999999999999', 'too_big'],
  ])('通数「%s」は %s', (typed, expected) => {
    expect(read('copies', typed)).toBe(expected)
  })

  test('選択肢にない値は受け取らない', () => {
    expect(read('whose', 'everyone-in-nerima')).toBe('unknown_option')
    expect(read('items', 'relation', 'individual-number')).toBe('unknown_option')
    expect(read('delivery', 'post', 'counter')).toBe('unknown_option')
    expect(read('whose')).toBe('choose_one')
  })

  test('ほかの世帯の人は選べない', () => {
    expect(read('subjects', hanako, ren)).toBe('not_in_household')
    expect(read('subjects')).toBe('choose_person')
    expect(read('subjects', hina, hina)).toEqual([hina])
  })
})
