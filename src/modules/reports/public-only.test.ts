import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// What is for one person or tells one person something, and never stands on a page for others.
const forOneself = [
  'src/modules/reports/reading/store/own.ts',
  'src/modules/reports/reading/store/following.ts',
  'src/modules/reports/alerts/store/hits.ts',
  'src/modules/reports/alerts/store/listeners.ts',
  // Counts months by views; looks at the record only to learn which month a step has changed.
  'src/modules/reports/reading/store/monthly.ts',
]

const rooms = ['reading', 'alerts', 'open311', 'filing/similar', 'filing/similar.ts']
const files = rooms
  .flatMap((room) =>
    globSync(room.endsWith('.ts') ? `src/modules/reports/${room}` : `src/modules/reports/${room}/**/*.{ts,tsx}`),
  )
  .filter((file) => !/\.test\.tsx?$|\/testing\//.test(file))

/** Tables of the record that a source reads or writes itself, instead of what is shown of them. */
const recordTables = (source: string): string[] => [
  ...new Set(source.match(/\breports\.(?:reports|photos|steps)\b(?!:)/g) ?? []),
]

test('だれでも見る一覧やページは、公開用の見え方だけを読む', () => {
  expect(files.length).toBeGreaterThan(40)
  const reading = files
    .filter((file) => !forOneself.includes(file))
    .map((file) => ({ file, tables: recordTables(readFileSync(file, 'utf8')) }))
    .filter(({ tables }) => tables.length > 0)
  expect(reading).toEqual([])
})

test('記録そのものを読むものは見つかる', () => {
  expect(recordTables('select * from reports.reports r join reports.photos p')).toEqual([
    'reports.reports',
    'reports.photos',
  ])
  expect(recordTables('select * from reports.shown where id = $1')).toEqual([])
})

test('本人のための読みとりは、どれも、だれのものかを尋ねる', () => {
  const source = readFileSync('src/modules/reports/reading/store/own.ts', 'utf8')
  const statements = source.match(/await sql<[\s\S]*?execute\(/g) ?? []
  expect(statements.length).toBeGreaterThan(5)
  for (const statement of statements) expect(statement).toMatch(/reporter_person_id = any\(/)
})
