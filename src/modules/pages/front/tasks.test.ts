import { expect, test } from 'vitest'
import type { NavigationItem } from '#platform/module/index.ts'
import { frontEntries } from './tasks.ts'

const entry = (href: string, order: number, drawing?: 'counter' | 'hall'): NavigationItem => ({
  audience: 'resident',
  href,
  label: { ja: href, easy: href, en: href },
  order,
  ...(drawing && { drawing }),
})
const hrefs = (entries: readonly NavigationItem[]) => entries.map(({ href }) => href)

test('手続がいくつあっても、ホームの仕事は少しのままで、手続は一覧が代わりに立つ', () => {
  const procedures = ['a', 'b', 'c', 'd'].map((slug, at) => entry(`/procedures/${slug}`, 10 + at, 'counter'))
  const { tasks, common, others } = frontEntries([
    ...procedures,
    entry('/facilities', 13, 'hall'),
    entry('/procedures', 79),
    entry('/account', 90),
  ])
  expect(hrefs(tasks)).toEqual(['/procedures', '/facilities'])
  expect(tasks[0]?.drawing).toBe('counter')
  expect(hrefs(common)).toEqual(hrefs(procedures))
  expect(hrefs(others)).toEqual(['/account'])
})

test('二つまでなら、そのまま並ぶ', () => {
  const { tasks, common } = frontEntries([
    entry('/procedures/a', 1, 'counter'),
    entry('/procedures/b', 2, 'counter'),
    entry('/procedures', 79),
  ])
  expect(hrefs(tasks)).toEqual(['/procedures/a', '/procedures/b'])
  expect(common).toEqual([])
})
