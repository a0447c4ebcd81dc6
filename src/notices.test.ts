import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const read = (name: string) => readFileSync(join(import.meta.dirname, '..', name), 'utf8')

test('本番で動く部品は、版と利用条件とともに、どれも第三者の告知にある', () => {
  // Written by npm.
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { version: string; dev?: boolean; devOptional?: boolean }>
  }
  const needed = Object.entries(packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional)
    .map(([path, { version }]) => `| ${path.split('node_modules/').at(-1)} | ${version} |`)
  const notices = read('THIRD-PARTY-NOTICES.md')
  expect(needed.length).toBeGreaterThan(100)
  expect(needed.filter((line) => !notices.includes(line))).toEqual([])
  expect(notices.split('\n').filter((line) => /^\| \S+ \| \d\S* \|\s*\|/.test(line))).toEqual([])
})
