import { describe, expect, test } from 'vitest'
import { langs, renderTexts } from '#platform/i18n/index.ts'
import { blankPage, PageContextOf } from '../page/page-context.ts'
import { deskExamples, Gallery, residentExamples } from './gallery.tsx'

const markup = (lang: (typeof langs)[number]) =>
  renderTexts(
    String(
      <PageContextOf.Provider value={{ ...blankPage, lang }}>
        <Gallery title="部品" shown={[...residentExamples, ...deskExamples]} />
      </PageContextOf.Provider>,
    ),
    { furigana: true, lang },
  )

describe.each(langs)('部品の見本（%s）', (lang) => {
  const html = markup(lang)
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)

  test('同じidは二つない', () => {
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })

  test('説明、誤り、ラベルは、ある入力欄や文を指している', () => {
    const pointers = [...html.matchAll(/ (?:for|aria-describedby|aria-labelledby)="([^"]+)"/g)].flatMap(([, names]) =>
      (names ?? '').split(' '),
    )
    expect(pointers.length).toBeGreaterThan(20)
    expect(pointers.filter((name) => !ids.includes(name))).toEqual([])
  })

  test('誤りの一覧から、その入力欄へ行ける', () => {
    const targets = [...html.matchAll(/href="#(field-[^"]+)"/g)].map(([, id]) => id)
    expect(targets.length).toBeGreaterThan(1)
    expect(targets.filter((id) => !ids.includes(id))).toEqual([])
  })

  test('読みの印は、一つも残らない', () => {
    expect(html).not.toMatch(/[\uFDD0-\uFDD7]|undefined|\[object/)
  })

  test('JavaScriptと、その場の見た目の指定は、一つもない', () => {
    expect(html).not.toMatch(/<script| on\w+="| style="/)
  })
})
