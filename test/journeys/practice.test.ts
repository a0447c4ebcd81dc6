import { expect, test } from 'vitest'
import { describeJourney } from './journey.ts'
import type { Visitor } from './visitor.ts'

describeJourney('だれでも、手続を最後まで練習できる', (journey) => {
  const begin = async (procedure: string): Promise<Visitor> => {
    const visitor = await journey.visit()
    await visitor.open(`/practice/${procedure}`)
    await isMarked(visitor)
    await visitor.press('練習をはじめる')
    await isMarked(visitor)
    return visitor
  }
  const end = async (visitor: Visitor, button: string | RegExp): Promise<void> => {
    await visitor.press(button)
    await isMarked(visitor)
    expect(visitor.path()).toMatch(/\/end$/)
    expect(await visitor.words()).not.toMatch(/N\d-\d{4}-\d{4}-\d/)
  }

  test('公文書の公開請求を練習する', async () => {
    const anybody = await begin('disclosure-request')
    await anybody.follow('文書を追加')
    await isMarked(anybody)
    await anybody.write(/^文書の件名か/, '街路樹の点検の結果')
    await anybody.press('この内容で追加する')
    await next(anybody, /^これで/)
    await anybody.choose(/^写しを郵送で/)
    await next(anybody)
    await anybody.choose(/^郵送/)
    await next(anybody)
    await end(anybody, /^この内容で/)
  })

  test('犬の登録を、支払いまで練習する', async () => {
    const anybody = await begin('dog-registration')
    await anybody.choose(/^入っていない/)
    await next(anybody)
    await anybody.write(/^犬の名前/, 'ポチ')
    await anybody.write(/^種類/, '柴犬')
    await anybody.write(/^生年月日/, '令和6年5月5日')
    await anybody.choose(/^オス/)
    await anybody.write(/^毛色/, '茶')
    await anybody.write(/^飼い始めた日/, '令和8年11月1日')
    await next(anybody)
    await anybody.choose(/^自分の住所/)
    await anybody.write(/^電話番号/, '03-3993-1111')
    await next(anybody)
    await anybody.choose(/^まだ受けていない/)
    await next(anybody)
    await anybody.choose(/^区役所の窓口/)
    await next(anybody)
    await next(anybody, /払って申請する$/)
    await end(anybody, /^払ったことにして/)
  })

  test('転入の予約を練習する', async () => {
    const anybody = await begin('moving-in-visit')
    await anybody.follow(/を追加/)
    await isMarked(anybody)
    await anybody.write(/^氏名/, '練習 花子')
    await anybody.write(/^生年月日/, '平成5年4月2日')
    await anybody.write(/続柄/, '本人')
    await anybody.press('この内容で追加する')
    await next(anybody, /^これで/)
    await anybody.write(/^前の住所/, '埼玉県さいたま市浦和区高砂三丁目15番1号')
    await anybody.write(/新しい住所/, '東京都練馬区豊玉北六丁目12番1号')
    await anybody.write(/^引っ越した日/, Temporal.Now.plainDateISO('Asia/Tokyo').toString())
    await next(anybody)
    await anybody.choose(/^マイナポータル/)
    await next(anybody)
    await anybody.page.getByRole('radio').first().check()
    await next(anybody)
    await end(anybody, /^この内容で予約する/)
  })
})

async function next(visitor: Visitor, button: string | RegExp = '次へ'): Promise<void> {
  await visitor.press(button)
  await isMarked(visitor)
}

/** The same screens, and on each of them that it is a practice: above the form and in the title of the window. */
async function isMarked(visitor: Visitor): Promise<void> {
  expect(await visitor.page.locator('main').innerText(), visitor.path()).toContain('これは練習です')
  expect(await visitor.page.title(), visitor.path()).toContain('練習')
}
