import { expect, test } from 'vitest'
import { describeJourney } from './journey.ts'
import { signIn } from './steps.ts'
import type { Visitor } from './visitor.ts'

describeJourney('LINEでお知らせを受け取る', (journey) => {
  const name = '佐藤健'

  async function openPhone(visitor: Visitor): Promise<void> {
    await visitor.open(`${journey.house.simulatorsUrl}/phones`)
    await visitor.follow(new RegExp(name))
  }
  /** Adds an address for signing in, of which the person is told: 「サインインの方法が加わりました」. */
  async function addMail(visitor: Visitor, address: string): Promise<void> {
    await visitor.open('/account/mail')
    await visitor.write('メールアドレス', address)
    await visitor.press('確認のメールを受け取る')
    const inbox = await journey.visit()
    await inbox.open(`${journey.house.simulatorsUrl}/mail/${encodeURIComponent(address)}`)
    await inbox.waitFor('サインインのリンクとコード')
    await inbox.follow(/サインインのリンクとコード/)
    await visitor.write('メールにあるコード', /\d{4}-\d{4}/.exec(await inbox.words())?.[0] ?? '')
    await visitor.press('次へ進む')
    expect(await visitor.words()).toContain('メールアドレスを登録しました')
  }
  const news = 'サインインの方法が加わりました'
  const told = async (visitor: Visitor) => (await visitor.page.locator('.talk').innerText()).split(news).length - 1

  test('友だちになり、本人とつなぎ、分野を選び、お知らせを受け取り、ブロックするとLINEにはもう届かない', async () => {
    const phone = await journey.visit()
    const browser = await journey.visit()
    await openPhone(phone)
    await phone.press('友だちに追加する')
    await phone.waitFor('友だちになっていただき')
    await phone.press('本人とつなぐ')
    await phone.waitFor('マイナンバーカードで本人であること')

    // The link opens in the browser of the same phone.
    const link = await phone.page.locator('a[href*="/messages/line/link"]').last().getAttribute('href')
    await browser.open(link ?? '')
    await signIn(browser, name)
    expect(await browser.heading()).toBe('LINEとつなぐ')
    await browser.press('このLINEとつなぐ')
    expect(await browser.heading()).toBe('LINEを連携しました')
    await phone.waitFor('LINEでのお知らせが始まりました')
    expect(await phone.words()).toContain('つながりました')
    await browser.open('/messages/line')
    expect(await browser.words()).toContain('つながっています')

    await phone.write('メッセージを入力', '分野を選ぶ')
    await phone.press('送る')
    await phone.waitFor('知りたい分野を選んでください')
    await phone.press(/防犯/)
    await phone.waitFor('✓')
    await phone.press('選び終わった')
    await phone.waitFor('どのくらいの間')
    await phone.press('そのつど')
    await phone.waitFor('何時ごろ')
    await phone.press('いつでもよい')
    await phone.waitFor('決まりました')
    await browser.open('/messages/choices')
    expect(await browser.page.getByRole('checkbox', { name: /防犯/ }).first().isChecked()).toBe(true)

    await addMail(browser, 'ken.first@example.jp')
    await phone.waitFor(news)
    expect(await told(phone)).toBe(1)
    await phone.press('ブロックする')
    await browser.open('/messages/line')
    await browser.waitFor('ブロックされているため')
    await addMail(browser, 'ken.second@example.jp')
    // The other way still works, and the phone stays silent.
    await browser.open(`${journey.house.simulatorsUrl}/mail/${encodeURIComponent('ken.sato@example.jp')}`)
    await browser.waitFor(new RegExp(`${news}[\\s\\S]*${news}`))
    await openPhone(phone)
    expect(await told(phone)).toBe(1)
  }, 180_000)
})
