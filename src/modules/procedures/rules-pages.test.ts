import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browse, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { people } from '#modules/people/index.ts'
import { definitionsOf } from './actions/publish.ts'
import { procedures } from './index.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ modules: [people, procedures] })
})
afterAll(() => house.close())

/** The words of a page's main part; what is Japanese on purpose, such as an article of a law, is left out. */
async function wordsOf(path: string): Promise<string> {
  const html = await (await browse(testApp(house)).get(path)).text()
  return (html.replace(/^[\s\S]*<main/, '<main').split('</main>')[0] ?? '')
    .replaceAll(/<span lang="ja">[\s\S]*?<\/span>/g, '')
    .replaceAll(/<ruby>[\s\S]*?<\/ruby>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
}
const startsOf = (prefix: string) => definitionsOf(house).map(({ procedure }) => `${prefix}/procedures/${procedure}`)
const withoutRuby = (html: string) => html.replaceAll(/<r[pt]>[\s\S]*?<\/r[pt]>/g, '').replaceAll(/<\/?ruby>/g, '')
const pathsOf = (prefix: string) =>
  definitionsOf(house).flatMap(({ procedure }) => [
    `${prefix}/procedures/${procedure}/rules`,
    `${prefix}/practice/${procedure}`,
  ])

describe('決まりと練習のページ', () => {
  test('英語のページでは、審査庁も処分庁も練習する人も英語で言う', async () => {
    for (const path of pathsOf('/en')) {
      const words = (await wordsOf(path)).replace('(練習 花子)', '')
      expect(words.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu) ?? [], path).toEqual([])
    }
    expect(await wordsOf('/en/procedures/child-allowance/rules')).toContain('appeal to the Governor of Tokyo within')
    expect(await wordsOf('/en/practice/child-allowance')).toContain('Hanako Renshu (練習 花子)')
  })

  test('やさしい日本語のページでは、どの漢字にも読みがある', async () => {
    for (const path of pathsOf('/easy')) {
      // Units of money are read by everybody.
      const words = (await wordsOf(path)).replaceAll(/(?<=\d)円/g, '')
      expect(words.match(/\p{Script=Han}+/gu) ?? [], path).toEqual([])
    }
  })

  test('要確認の印は、どの言葉の、どの手続の住民のページにも出ない', async () => {
    for (const lang of ['', '/easy', '/en']) {
      for (const path of [...pathsOf(lang), ...startsOf(lang)]) {
        const html = withoutRuby(await (await browse(testApp(house)).get(path)).text())
        expect(html.match(/.{0,30}(要確認|照合が済んで|to be confirmed).{0,30}/gi) ?? [], path).toEqual([])
      }
    }
  })
})
