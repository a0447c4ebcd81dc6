import { expect, test } from 'vitest'
import { yamamotoRen } from '#demo/people.ts'
import { describeJourney } from './journey.ts'
import { signIn, signInAtDesk } from './steps.ts'
import type { Visitor } from './visitor.ts'

describeJourney('カードもパスキーもないときの入り口', (journey) => {
  const address = 'ren.mail-link@example.jp'

  /** The newest mail to the address, in the inbox of the outside world. */
  async function newestMail(phone: Visitor): Promise<{ link: string; code: string }> {
    await phone.open(`${journey.house.simulatorsUrl}/mail/${encodeURIComponent(address)}`)
    await phone.waitFor('サインインのリンクとコード')
    await phone.follow(/サインインのリンクとコード/)
    const text = await phone.page.locator('.mail-text').innerText()
    return {
      link: /https?:\/\/\S+\/sign-in\/mail\/\S+/.exec(text)?.[0] ?? '',
      code: /\d{4}-\d{4}/.exec(text)?.[0] ?? '',
    }
  }

  test('アドレスを登録し、メールで入り、カードで登録内容を開く。回復コードを作り、なくしたときに使う', async () => {
    const ren = await journey.visit()
    const mailbox = await journey.visit()
    await ren.open('/sign-in')
    await signIn(ren, yamamotoRen.name)
    await ren.open('/account/devices')
    await ren.follow('サインインに使うメールアドレス')
    await ren.write('メールアドレス', address)
    await ren.press('確認のメールを受け取る')
    const first = await newestMail(mailbox)
    // The mailbox lies on another device: the link says so there, and the code goes on here.
    await mailbox.open(first.link)
    expect(await mailbox.heading()).toBe('このリンクは、ここでは使えません')
    await ren.write('メールにあるコード', first.code)
    await ren.press('次へ進む')
    expect(await ren.words()).toContain('メールアドレスを登録しました')

    await ren.open('/account/recovery-codes')
    await ren.press('新しいコードを作る')
    const codes = await ren.page.locator('main li strong').allInnerTexts()
    expect(codes).toHaveLength(8)
    await ren.open('/account/devices')
    await ren.press('すべてサインアウトする')

    await ren.open('/sign-in')
    await ren.write('メールアドレス', address)
    await ren.press('メールを受け取る')
    await mailbox.page.context().clearCookies()
    let second = first
    await expect.poll(async () => (second = await newestMail(mailbox)).code, { timeout: 20_000 }).not.toBe(first.code)
    await ren.open(second.link)
    await ren.press('次へ進む')
    expect(ren.path()).toBe('/account')
    expect(await ren.words()).not.toContain(yamamotoRen.name)
    await ren.follow('カードかパスキーで確かめる')
    await signIn(ren, yamamotoRen.name, 'マイナンバーカードで確かめる')
    expect(await ren.words()).toContain(yamamotoRen.name)

    const another = await journey.visit({ javaScriptEnabled: false })
    await another.open('/sign-in')
    await another.follow('回復コードでサインイン')
    await another.write('回復コード', 'ABCD-2345-EFGH')
    await another.press('サインイン')
    expect(await another.words()).toContain('このコードは使えません')
    await another.write('回復コード', codes[0] ?? '')
    await another.press('サインイン')
    expect(another.path()).toBe('/account/devices')
  })

  test('窓口で、本人確認のうえ回復コードを渡す', async () => {
    const misaki = await journey.visit({ viewport: { width: 1280, height: 800 } })
    await signInAtDesk(misaki, '田中美咲')
    await misaki.open(`/staff/people/${yamamotoRen.personId}?reason=request-of-person`)
    await misaki.follow('回復コードを渡す')
    await misaki.choose('パスポート')
    await misaki.write('事情', 'スマートフォンとカードの紛失')
    await misaki.press('端末とパスキーを止めて、コードを発行する')
    const code = await misaki.page.locator('main strong').innerText()
    const ren = await journey.visit()
    await ren.open('/en/sign-in/recovery')
    await ren.write('Recovery code', code)
    await ren.press('Sign in')
    expect(ren.path()).toBe('/en/account/devices')
  })
})
