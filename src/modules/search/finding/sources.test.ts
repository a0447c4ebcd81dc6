import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { messaging } from '#modules/messaging/index.ts'
import { organisations } from '#modules/organisations/index.ts'
import { payments } from '#modules/payments/index.ts'
import { people } from '#modules/people/index.ts'
import { procedures } from '#modules/procedures/index.ts'
import { reservations } from '#modules/reservations/index.ts'
import { sql } from '#platform/db/index.ts'
import { settle } from '#platform/jobs/index.ts'
import { browse, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { findDocuments } from './find.ts'
import { search } from '../index.ts'

const modules = [people, payments, messaging, procedures, organisations, reservations, search]

let house: TestHouse
let town: TestHouse
beforeAll(async () => {
  house = await testHouse({ modules })
  town = await testHouse({ modules, settings: { MADOGUCHI_PROFILE: 'hinata' } })
  await settle(house)
  await settle(town)
})
afterAll(async () => {
  await house.close()
  await town.close()
})

const find = async (query: string, lang: 'ja' | 'easy' | 'en' = 'ja', at = house) =>
  (await findDocuments(at, { query, lang, page: 1 })).documents
const subjects = async (query: string, at = house) => (await find(query, 'ja', at)).map(({ subject }) => subject)

describe('みんなが見られるものが見つかる', () => {
  test('手続は、ふだんの言葉で見つかり、そのまま始められる', async () => {
    const [best] = await find('粗大ごみ')
    expect(best).toMatchObject({
      subject: 'procedure:bulky-waste',
      kind: 'procedure',
      action: { href: '/procedures/bulky-waste', label: '｜申《もう》し｜込《こ》む' },
    })
    expect((await find('じゅうみんひょう'))[0]?.subject).toBe('procedure:residence-certificate')
    expect((await find('bulky waste', 'en'))[0]).toMatchObject({ subject: 'procedure:bulky-waste', lang: 'en' })
  })

  test('施設は、名前でも、できることでも見つかり、空きへの道が付く。できることごとの空きも、一つの答えになる', async () => {
    const facility = (await find('豊玉北地区区民館'))[0]
    expect(facility).toMatchObject({
      subject: 'facility:toyotamakita-community-hall',
      action: { href: '/vacancies?facility=toyotamakita-community-hall' },
      area: '練馬地域',
    })
    expect(await subjects('調理室')).toContain('facility:toyotamakita-community-hall')
    expect(await subjects('テニスをする')).toContain('service:/vacancies?activity=tennis')
  })

  test('課は、電話番号と一緒に見つかり、一覧のその課のところへ行ける', async () => {
    const [best] = await find('国保年金課')
    expect(best).toMatchObject({
      subject: 'office:insurance-pension',
      href: '/offices#insurance-pension',
      action: { phone: '03-3993-1111' },
    })
    const list = await (await browse(testApp(house)).get('/offices')).text()
    expect(list).toMatch(/id="insurance-pension"><span>国保年金課<\/span><a href="tel:0339931111"/)
  })

  test('都や国の仕事は、担当の役所と一緒に見つかる', async () => {
    const [best] = await find('運転免許の更新')
    expect(best).toMatchObject({ subject: 'elsewhere:driving-licence', kind: 'elsewhere' })
    expect(best?.summary).toContain('警視庁')
  })

  test('手続は、案内の項目としてもう一度出ない。職員の画面は出ない', async () => {
    const { rows } = await sql<{ subject: string }>`
      select subject from search.documents where subject like 'service:/procedures/%' or href like '/staff%'`.execute(
      house.db.kysely,
    )
    expect(rows).toEqual([])
  })
})

describe('変わったら、5秒のうちに変わる', () => {
  test('施設の名前が変わり、なくなると、検索でも変わり、なくなる', async () => {
    const rename = (name: string) =>
      sql`update reservations.facilities set name = ${name}, name_kana = 'しんしゅうかいじょ' where slug = 'sakuradai-community-hall'`.execute(
        house.db.kysely,
      )
    await rename('新しい桜の集会所')
    await settle(house)
    expect((await find('新しい桜の集会所'))[0]?.subject).toBe('facility:sakuradai-community-hall')
    await sql`update reservations.facilities set stands = daterange(lower(stands), '2026-12-10')
      where slug = 'sakuradai-community-hall'`.execute(house.db.kysely)
    await settle(house)
    expect(await subjects('新しい桜の集会所')).toContain('facility:sakuradai-community-hall')
    house.setNow('2026-12-10T00:00:00+09:00')
    await settle(house)
    expect(await subjects('新しい桜の集会所')).not.toContain('facility:sakuradai-community-hall')
    house.setNow('2026-12-02T10:00:00+09:00')
  })

  test('課がなくなる日が来ると、その課は見つからない', async () => {
    await sql`update people.offices set valid_to = '2026-12-05' where key = 'tax'`.execute(house.db.kysely)
    await settle(house)
    expect(await subjects('税務課')).toContain('office:tax')
    house.setNow('2026-12-05T00:00:00+09:00')
    await settle(house)
    expect(await subjects('税務課')).not.toContain('office:tax')
    house.setNow('2026-12-02T10:00:00+09:00')
  })
})

describe('もう一つの町', () => {
  test('言葉の表も、ほかの役所の表もなくても、その町の手続と課が見つかる', async () => {
    expect((await find('住民票', 'ja', town))[0]?.subject).toBe('procedure:residence-certificate')
    expect(await subjects('運転免許', town)).not.toContain('elsewhere:driving-licence')
    const html = await (await browse(testApp(town)).get(`/search?q=${encodeURIComponent('ゑ')}`)).text()
    expect(html).toContain('ここでできること、すべて')
    expect(html).not.toContain('練馬')
  })
})
