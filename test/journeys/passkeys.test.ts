import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { satoHanako } from '#demo/people.ts'
import { describeJourney } from './journey.ts'
import { signIn } from './steps.ts'

/** A phone's own authenticator, played by the browser: it keeps keys and says yes. */
async function withAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

describeJourney('パスキーと端末', (journey) => {
  test('カードで入った住民がパスキーを登録し、次はパスキーで入り、最後に削除する', async () => {
    const hanako = await journey.visit()
    await withAuthenticator(hanako.page)
    await hanako.open('/sign-in')
    await signIn(hanako, satoHanako.name)
    await hanako.open('/account/devices')
    await hanako.follow('パスキーを登録する')
    await hanako.write('パスキーの名前', '自分のスマートフォン')
    await hanako.press('パスキーを登録する')
    await hanako.page.waitForURL('**/account/devices*')
    expect(await hanako.words()).toContain('自分のスマートフォン')

    await hanako.press('すべてサインアウトする')
    await hanako.press('パスキーでサインイン')
    await hanako.open('/account')
    expect(await hanako.words()).toContain(satoHanako.name)

    await hanako.open('/account/devices')
    await hanako.follow('自分のスマートフォン')
    await hanako.press('このパスキーを削除する')
    // The key that had opened this session is gone, and the session with it.
    expect(hanako.path()).toBe('/sign-in')
  })

  test('職員認証がパスワードだけなら、パスキーの確認が済むまで業務の画面は開かない', async () => {
    const desk = { viewport: { width: 1280, height: 800 } }
    const makoto = await journey.visit(desk)
    await withAuthenticator(makoto.page)
    await makoto.open('/staff/sign-in')
    await makoto.press('職員認証でサインイン')
    await makoto.choose('森大地')
    await makoto.press('パスワードだけで入る')
    expect(makoto.path()).toBe('/staff/second-factor')
    await makoto.open('/staff')
    expect(makoto.path()).toBe('/staff/second-factor')

    const hajime = await journey.visit(desk)
    await hajime.open('/staff/sign-in?return_to=/staff/enrolments')
    await hajime.press('職員認証でサインイン')
    await hajime.choose('鈴木一')
    await hajime.press('サインインする')
    await hajime.pressInRow('森大地', '登録コードを発行する')
    const code = await hajime.page.locator('main strong').innerText()

    await makoto.write('登録コード', code)
    await makoto.press('パスキーを登録して入る')
    await makoto.page.waitForURL('**/staff')
    await makoto.open('/staff/devices')
    expect(await makoto.words()).toContain('この端末')
  })
})
