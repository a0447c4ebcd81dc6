import { expect, test } from 'vitest'
import { satoHanako } from '#demo/people.ts'
import { describeJourney } from './journey.ts'
import { signIn, signInAtDesk } from './steps.ts'
import type { Visitor } from './visitor.ts'

describeJourney('カードもパスキーもないときの入り口', (journey) => {
  const address = 'hanako.mail-link@example.jp'

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
    const hanako = await journey.visit()
    const mailbox = await journey.visit()
    await hanako.open('/sign-in')
    await signIn(hanako, satoHanako.name)
    await hanako.open('/account/devices')
    await hanako.follow('サインインに使うメールアドレス')
    await hanako.write('メールアドレス', address)
    await hanako.press('確認のメールを受け取る')
    const first = await newestMail(mailbox)
    // The mailbox lies on another device: the link says so there, and the code goes on here.
    await mailbox.open(first.link)
    expect(await mailbox.heading()).toBe('このリンクは、ここでは使えません')
    await hanako.write('メールにあるコード', first.code)
    await hanako.press('次へ進む')
    expect(await hanako.words()).toContain('メールアドレスを登録しました')

    await hanako.open('/account/recovery-codes')
    await hanako.press('新しいコードを作る')
    const codes = await hanako.page.locator('main li strong').allInnerTexts()
    expect(codes).toHaveLength(8)
    await hanako.open('/account/devices')
    await hanako.press('すべてサインアウトする')

    await hanako.open('/sign-in')
    await hanako.write('メールアドレス', address)
    await hanako.press('メールを受け取る')
    await mailbox.page.context().clearCookies()
    let second = first
    await expect.poll(async () => (second = await newestMail(mailbox)).code, { timeout: 20_000 }).not.toBe(first.code)
    await hanako.open(second.link)
    await hanako.press('次へ進む')
    expect(hanako.path()).toBe('/account')
    expect(await hanako.words()).not.toContain(satoHanako.name)
    await hanako.follow('カードかパスキーで確かめる')
    await signIn(hanako, satoHanako.name, 'マイナンバーカードで確かめる')
    expect(await hanako.words()).toContain(satoHanako.name)

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
    await misaki.open(`/staff/people/${satoHanako.personId}?reason=request-of-person`)
    await misaki.follow('回復コードを渡す')
    await misaki.choose('パスポート')
    await misaki.write('事情', 'スマートフォンとカードの紛失')
    await misaki.press('端末とパスキーを止めて、コードを発行する')
    const code = await misaki.page.locator('main strong').innerText()
    const hanako = await journey.visit()
    await hanako.open('/en/sign-in/recovery')
    await hanako.write('Recovery code', code)
    await hanako.press('Sign in')
    expect(hanako.path()).toBe('/en/account/devices')
  })
})
