import { expect, test } from 'vitest'
import { ownPath } from './own-path.ts'

const site = 'https://madoguchi.example'

test.each([
  ['/pages/sodai-gomi', '/pages/sodai-gomi'],
  [' /events?month=2026-12#top ', '/events?month=2026-12#top'],
  ['https://madoguchi.example/topics/waste', '/topics/waste'],
  ['/', '/'],
])('このサイトのページ「%s」へは案内する', (typed, path) => {
  expect(ownPath(typed, site)).toBe(path)
})

test.each([
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'https://evil.example/',
  'https://madoguchi.example.evil.example/',
  'https://madoguchi.example@evil.example/',
  'javascript:alert(1)',
  'data:text/html,x',
  '/\t/evil.example',
  '/a b',
  '/s/other',
  '/api/v1',
  '/staff',
  '',
  `/${'a'.repeat(600)}`,
])('よそのサイトや、ページでないところ「%s」へは案内しない', (typed) => {
  expect(ownPath(typed, site)).toBeUndefined()
})
