import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browse, signInAs, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { everyModule } from './main.ts'

const ofProfile = (profile: string, file: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, '..', 'profiles', profile, file), 'utf8'))
const namesOf = (profile: string): string[] =>
  ofProfile(profile, 'offices.json').flatMap(({ name, nameEnglish }: Record<string, string>) => [name, nameEnglish])

/** What only the first ward says: its name, its words, its telephone, its sections. */
function wordsOfTheWard(): string[] {
  const { name, nameEnglish, mayorTitle, phone, address, prefecture, words } = ofProfile('nerima', 'identity.json')
  const said = Object.values<Record<string, string>>(words).flatMap((one) => Object.values(one))
  const own = new Set(namesOf('hinata'))
  return [name, nameEnglish.split(' ')[0], mayorTitle, phone, address, prefecture, ...said, ...namesOf('nerima')]
    .map((word) => word.replaceAll(/《[^》]*》|｜/g, ''))
    .filter((word) => word.length > 1 && word !== 'ward' && !own.has(word))
}

let house: TestHouse
let paths: string[]
beforeAll(async () => {
  house = await testHouse({ modules: everyModule, settings: { MADOGUCHI_PROFILE: 'hinata' } })
  paths = testApp(house)
    .routes.filter(({ method, path }) => method === 'GET' && !/[:*]/.test(path))
    .map(({ path }) => path)
})
afterAll(() => house.close())

const ofItsOwn = [
  '/procedures/residence-certificate',
  '/procedures/residence-certificate/rules',
  '/practice/residence-certificate',
]

async function foreignWords(cookie: string, prefix = ''): Promise<{ read: number; found: string[] }> {
  const visitor = browse(testApp(house), cookie)
  const words = wordsOfTheWard()
  let read = 0
  const found: string[] = []
  for (const path of new Set([...paths, ...ofItsOwn])) {
    const answer = await visitor.get(`${prefix}${path}`)
    expect(answer.status, path).toBeLessThan(500)
    if (answer.status !== 200) continue
    read += 1
    const text = (await answer.text()).replaceAll(/<rt>[^<]*<\/rt>|<\/?(?:ruby|rp|rt)>/g, '')
    found.push(...words.filter((word) => text.includes(word)).map((word) => `${path}: ${word}`))
  }
  return { read, found }
}

describe('もう一つの町の、どの画面にも', () => {
  test('住民が見るものに、練馬の名前も言葉も電話もない', async () => {
    const yumi = await signInAs(house, '高木由美')
    for (const [cookie, prefix] of [
      ['', ''],
      [yumi, ''],
      [yumi, '/easy'],
      [yumi, '/en'],
    ] as const) {
      const { read, found } = await foreignWords(cookie, prefix)
      expect(read).toBeGreaterThan(8)
      expect(found).toEqual([])
    }
  })

  test('職員が見るものにもない', async () => {
    for (const name of ['木下亮', '三浦真紀', '坂井学', '菊地文']) {
      const { read, found } = await foreignWords(await staffSignInAs(house, name))
      expect(read).toBeGreaterThan(3)
      expect(found).toEqual([])
    }
  })

  test('保存年限の過ぎた申請の廃棄は、総務課の課長だけが確認できる', async () => {
    const opens = async (name: string) =>
      (await browse(testApp(house), await staffSignInAs(house, name)).get('/staff/disposals')).status
    expect([await opens('菊地文'), await opens('三浦真紀'), await opens('坂井学')]).toEqual([200, 403, 403])
  })

  test('この検査は、練馬では言葉を見つける', () => {
    const words = wordsOfTheWard()
    expect(words).toEqual(
      expect.arrayContaining(['練馬区', 'Nerima', '区役所', '戸籍住民課', '03-3993-1111', '東京都']),
    )
    expect(words).not.toContain('町役場')
  })
})
