import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { docProblems } from './doc-links.ts'

const root = join(import.meta.dirname, '..')

test('文書のリンクの先は、どれもある', () => {
  const places = ['*.md', 'docs/**/*.md', 'src/**/*.md', '{bench,demo,profiles,test}/**/*.md']
  // What residents read links to pages of the site; its own test follows those.
  const exclude = ['profiles/*/pages/**']
  const docs = globSync(places, { cwd: root, exclude }).map((path) => ({
    path,
    text: readFileSync(join(root, path), 'utf8'),
  }))
  const paths = globSync(['*', 'docs/**/*', 'src/**/*', 'profiles/**/*', '{bench,demo,test}/*'], { cwd: root })
  expect(docs.length).toBeGreaterThan(30)
  expect(docProblems(docs, new Set(paths))).toEqual([])
})

describe('わざと切ったリンクは見つかる', () => {
  const files = new Set(['docs/plan.md', 'docs/images/home.png'])
  const planted = (path: string, text: string) => docProblems([{ path, text }], files)

  test('ない頁と、ない絵', () => {
    expect(planted('README.md', '[a](docs/moon.md)')).toHaveLength(1)
    expect(planted('README.md', '<img src="docs/images/moon.png">')).toHaveLength(1)
    expect(planted('docs/a.md', '[a](plan.md#x) <img src="images/home.png"> [b](https://example.jp)')).toEqual([])
  })

  test('目次にない決定、同じ番号、長すぎる決定', () => {
    const index = { path: 'docs/decisions/README.md', text: '' }
    const record = (path: string, text = '') => ({ path: `docs/decisions/${path}`, text })
    expect(docProblems([index, record('0001-a.md')], files)).toHaveLength(1)
    expect(docProblems([index, record('0001-a.md'), record('0001-b.md')], files)).toHaveLength(3)
    expect(docProblems([index, record('0001-a.md', 'x\n'.repeat(30))], files)).toHaveLength(2)
  })
})
