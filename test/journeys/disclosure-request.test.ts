import { expect, test } from 'vitest'
import { readPdf } from '#platform/documents/testing/read-pdf.ts'
import { carryThrough, postLetter, takeRequest } from './acts.ts'
import { describeJourney } from './journey.ts'
import { chooseByKey, focused, tabTo } from './keyboard.ts'
import { signIn, sitDown } from './steps.ts'
import type { Visitor } from './visitor.ts'

describeJourney('だれでも、区の公文書の公開を請求できる', (journey) => {
  const staff = async (name: string): Promise<Visitor> => {
    const visitor = await journey.visit(desktop)
    await sitDown(visitor, name)
    return visitor
  }
  const office = async () => {
    const [clerk, examiner, decider] = await Promise.all([staff('松本香'), staff('大野健一'), staff('清水隆')])
    if (!clerk || !examiner || !decider) throw new Error('nobody at the office')
    return { clerk, examiner, decider }
  }

  test('カードのない人が、番号とコードで戻ってきて、延ばされた期限と理由を読む', async () => {
    const [mari, line] = await Promise.all([journey.visit(), office()])
    const { clerk } = line
    await mari.open('/procedures/disclosure-request')
    expect(await mari.words()).toMatch(/写しを受け取るときは、作る費用と郵送料がかかります/)
    await mari.press('カードなしで始める')
    await sayWho(mari)
    await mari.press('次へ')
    await addRecord(mari, '街路樹の点検の結果')
    await mari.press(/^これで/)
    await mari.choose(/^写しを郵送で/)
    await mari.press('次へ')
    await mari.press(/^この内容で/)
    const filed = await mari.words()
    const receiptNumber = /N\d-\d{4}-\d{4}-\d/.exec(filed)?.[0] ?? ''
    const code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(filed)?.[0] ?? ''
    const request = mari.path()

    await takeRequest(clerk, receiptNumber, '公文書の公開請求')
    await clerk.choose(/^決定の期限を延ばす/)
    await writeIn(clerk, 'reason-extension', '対象の文書が多く、期限までに全部を確かめられないため。')
    const newDate = /(令和.*?日)まで延びます/.exec(await clerk.words())?.[1] ?? ''
    await clerk.press(/^起案する/)
    await carryThrough(line)
    await postLetter(clerk, receiptNumber)

    const elsewhere = await journey.visit()
    await elsewhere.open('/guests')
    await elsewhere.write('受付番号', receiptNumber)
    await elsewhere.write('確認コード', code)
    await elsewhere.press('開く')
    expect(elsewhere.path()).toBe(request)
    await elsewhere.waitFor(/決定の期限が、.*に延びました/)
    const told = await elsewhere.words()
    expect(told).toContain(newDate)
    expect(told).toContain('対象の文書が多く')
  })

  test('一部の公開は文書ごとの理由と教示を載せた手紙になり、写しは費用を払ったあとで届く', async () => {
    const [tadashi, line] = await Promise.all([journey.visit(), office()])
    const { clerk } = line
    await tadashi.open('/procedures/disclosure-request')
    await tadashi.follow('申請をはじめる')
    await signIn(tadashi, '伊藤正')
    for (const wanted of ['街路樹の点検の結果', '街路樹への苦情の記録']) await addRecord(tadashi, wanted)
    await tadashi.press(/^これで/)
    await tadashi.choose(/^写しを郵送で/)
    await tadashi.press('次へ')
    await tadashi.choose(/^郵送/)
    await tadashi.press('次へ')
    await tadashi.press(/^この内容で/)
    const receiptNumber = /N\d-\d{4}-\d{4}-\d/.exec(await tadashi.words())?.[0] ?? ''
    const request = tadashi.path()

    const page = await takeRequest(clerk, receiptNumber, '公文書の公開請求')
    await clerk.choose(/^一部を公開/)
    await writeIn(clerk, 'fact-partial-placeAndTime', '情報公開課の窓口。写しは費用の支払いのあとに郵送します。')
    await writeIn(clerk, 'fact-partial-copyCost', '1枚10円（白黒）と郵送料')
    await clerk.page.locator('select[name="item-2-outcome"]').selectOption('partial')
    await clerk.page.locator('select[name="item-2-ground"]').selectOption('person')
    await clerk.press(/^起案する/)
    expect(await clerk.page.title()).toMatch(/^エラー：/)
    await writeIn(clerk, 'item-2-reason', '苦情を寄せた人の氏名は、特定の個人を識別できるため。')
    await clerk.press(/^起案する/)
    await carryThrough(line)

    const letter = readPdf(await postLetter(clerk, receiptNumber)).text.replaceAll(/\s/g, '')
    expect(letter).toMatch(/伊藤正様[\s\S]*公文書部分公開決定通知書/)
    expect(letter).toMatch(
      /街路樹への苦情の記録[\s\S]*一部を公開[\s\S]*特定の個人を識別できるもの[\s\S]*苦情を寄せた人の氏名は/,
    )
    expect(letter).toMatch(/練馬区長に対して審査請求[\s\S]*3か月以内|3か月以内[\s\S]*練馬区長に対して審査請求/)
    expect(letter).toMatch(/6か月以内[\s\S]*取消しの訴え|取消しの訴え[\s\S]*6か月以内/)

    await clerk.open(page)
    await clerk.write(/^写し/, '12')
    await clerk.write(/^郵送料/, '1')
    await clerk.press('請求する')
    expect(await clerk.words()).toMatch(/支払い待ち[\s\S]*230円/)
    expect(await clerk.page.getByRole('button', { name: '投函した' }).count()).toBe(0)
    await tadashi.open(request)
    await tadashi.follow(/230円を払う/)
    expect(await tadashi.words()).toMatch(/お支払いを確かめてから、お渡しします[\s\S]*白黒.*10円 × 12枚/)
    await tadashi.press('230円を払う')
    await tadashi.press(/を支払う$/)
    expect(await tadashi.words()).toContain('お支払いを確かめました')

    await clerk.open(page)
    await clerk.waitFor('支払い済み・用意する')
    await clerk.press('投函した')
    await tadashi.open(request)
    expect(await tadashi.words()).toContain('郵便でお送りしました')
  })

  test('施行した決定の誤りは更正し、間違った決定は取り消す。どちらも新しい番号の通知になる', async () => {
    const [ren, line] = await Promise.all([journey.visit(), office()])
    const { clerk } = line
    await ren.open('/procedures/disclosure-request')
    await ren.follow('申請をはじめる')
    await signIn(ren, '山本蓮')
    await addRecord(ren, '公園の遊具の点検表')
    await ren.press(/^これで/)
    await ren.choose(/^写しを区役所で/)
    await ren.press('次へ')
    await ren.choose(/^郵送/)
    await ren.press('次へ')
    await ren.press(/^この内容で/)
    const receiptNumber = /N\d-\d{4}-\d{4}-\d/.exec(await ren.words())?.[0] ?? ''
    const request = ren.path()

    const page = await takeRequest(clerk, receiptNumber, '公文書の公開請求')
    await clerk.choose(/^公開/)
    await writeIn(clerk, 'fact-grant-placeAndTime', '情報公開課の窓口')
    await writeIn(clerk, 'fact-grant-copyCost', '1枚100円')
    await clerk.press(/^起案する/)
    await carryThrough(line)
    await postLetter(clerk, receiptNumber)
    const change = async (kind: string, reason: string) => {
      await clerk.open(page)
      await clerk.page.getByText(/^施行したあとは元に戻せません/).click()
      await clerk.choose(new RegExp(`^${kind}`))
      await writeIn(clerk, 'change-reason', reason)
      await clerk.page.locator('form[action$="/changes"] button').click()
      await clerk.page.waitForURL(/\/staff\/acts\//)
      await carryThrough(line)
      await postLetter(clerk, receiptNumber)
    }
    await change('更正', '写しの費用「1枚100円」を「1枚10円」に改める。')
    await change('取消し', '別の文書を対象としていたため。')

    await clerk.open(page)
    const numbers = new Set((await clerk.words()).match(/\d練[^\s第]*第\d+号/g))
    expect(numbers.size).toBe(3)
    await ren.open(request)
    await ren.waitFor(/取り消しました/)
    const seen = await ren.words()
    expect(seen).toMatch(/更正|訂正/)
    expect(seen).toContain('別の文書を対象としていたため。')
    expect(seen).toContain('1枚10円')
  })

  test('キーボードだけでも、カードなしで請求できる', async () => {
    const mari = await journey.visit({ viewport: { width: 1024, height: 768 } })
    const { page } = mari
    const go = async (name: string | RegExp) => {
      await tabTo(page, name)
      await mari.hit('Enter')
    }
    const type = async (label: RegExp, text: string) => {
      await tabTo(page, label)
      await page.keyboard.type(text)
    }
    await mari.open('/procedures/disclosure-request')
    await go('カードなしで始める')
    await go('次へ')
    expect(await page.title()).toMatch(/^エラー：/)
    expect(await focused(page)).toMatchObject({ role: 'alert' })
    await type(/^氏名/, '大西まり')
    await type(/^郵便番号/, '3300063')
    await type(/^住所/, '埼玉県さいたま市浦和区高砂三丁目15番1号')
    await chooseByKey(page, /^電話/)
    await type(/^電話番号/, '048-000-0000')
    await go('次へ')
    await go('文書を追加')
    await type(/^文書の件名か/, '街路樹の点検の結果')
    await go('この内容で追加する')
    await go(/^これで/)
    await chooseByKey(page, /^区役所で見る/)
    await go('次へ')
    await go(/^この内容で/)
    expect(await mari.words()).toMatch(/N\d-\d{4}-\d{4}-\d/)
  })
})

const desktop = { viewport: { width: 1280, height: 800 } }

async function sayWho(visitor: Visitor): Promise<void> {
  await visitor.write(/^氏名/, '大西まり')
  await visitor.write(/^郵便番号/, '330-0063')
  await visitor.write(/^住所/, '埼玉県さいたま市浦和区高砂三丁目15番1号')
  await visitor.choose(/^メール/)
  await visitor.write(/^メールアドレス/, 'mari@example.jp')
}

async function addRecord(visitor: Visitor, wanted: string): Promise<void> {
  await visitor.follow('文書を追加')
  await visitor.write(/^文書の件名か/, wanted)
  await visitor.press('この内容で追加する')
}

/** The form has one field of this name for each outcome; only that of the chosen one is read. */
const writeIn = (visitor: Visitor, name: string, text: string): Promise<void> =>
  visitor.page.locator(`[name="${name}"]`).fill(text)
