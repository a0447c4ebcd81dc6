import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Source, violationsOf } from './architecture.ts'

const root = join(import.meta.dirname, '..')
const sources: Source[] = globSync(['src/**/*.{ts,tsx}', 'demo/**/*.ts'], { cwd: root }).map((path) => ({
  path,
  text: readFileSync(join(root, path), 'utf8'),
}))

test('モジュールの境界を越える取り込みはない', () => {
  expect(sources.length).toBeGreaterThan(100)
  expect(violationsOf(sources)).toEqual([])
})

describe('わざと越えた取り込みは見つかる', () => {
  const planted = (path: string, text: string) => violationsOf([{ path, text }])

  test('ほかのモジュールの中身', () => {
    expect(planted('src/modules/procedures/a.ts', `import { x } from '#modules/people/store/persons.ts'`)).toHaveLength(
      1,
    )
    expect(planted('src/modules/procedures/a.ts', `import { x } from '../people/store/persons.ts'`)).toHaveLength(1)
    expect(
      planted('src/modules/procedures/a.ts', `const x = await import('#modules/people/store/persons.ts')`),
    ).toHaveLength(1)
    expect(planted('src/modules/procedures/a.ts', `export * from "#modules/people/sign-in.ts"`)).toHaveLength(1)
  })

  test('矢印にない方向', () => {
    expect(planted('src/modules/people/a.ts', `import { x } from '#modules/procedures/index.ts'`)).toHaveLength(1)
    expect(planted('src/modules/pages/a.ts', `import type { X } from '#modules/procedures/index.ts'`)).toHaveLength(1)
    expect(planted('src/platform/http/a.ts', `import { x } from '#modules/people/index.ts'`)).toHaveLength(1)
    expect(planted('src/modules/people/a.ts', `import { runHouse } from '../../main.ts'`)).toHaveLength(1)
  })

  test('シミュレーターに頼ること', () => {
    expect(planted('src/modules/payments/a.ts', `import { x } from '#src/simulators/start.ts'`)).toHaveLength(1)
  })

  test('設定のほかで環境変数を読むこと', () => {
    expect(planted('src/platform/http/a.ts', `const port = process.env.PORT`)).toHaveLength(1)
    expect(planted('src/cli/start.ts', `const config = loadConfig(process.env, root)`)).toEqual([])
  })

  test('許された取り込みは通る', () => {
    expect(planted('src/modules/procedures/a.ts', `import { x } from '#modules/people/index.ts'`)).toEqual([])
    expect(planted('src/modules/procedures/pages/a.ts', `import { x } from '../domain/case.ts'`)).toEqual([])
  })
})
