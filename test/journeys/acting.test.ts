import { expect, test } from 'vitest'
import { kobayashiKazuko, yamamotoRen } from '#demo/people.ts'
import { describeJourney } from './journey.ts'
import { chooseByKey, tabTo } from './keyboard.ts'
import { answer, pay, sign, signIn, signingPasswordOf, sitDown } from './steps.ts'

describeJourney('ほかの人の代わりに手続する', (journey) => {
  test('母がオンラインで委任し、娘がキーボードだけで代わりに申請し、母はそれを見て、委任を終わらせる', async () => {
    const [kazuko, hanako] = [await journey.visit(), await journey.visit({ viewport: { width: 1024, height: 768 } })]
    await kazuko.open('/account/representatives')
    await signIn(kazuko, '小林和子')
    await kazuko.follow(/^手続きを頼む/)
    await kazuko.tick(/^住民票の写し/)
    await kazuko.write(/^最後の日/, '令和9年3月31日')
    await kazuko.press('カードで署名する')
    await kazuko.choose(/^小林和子/)
    await kazuko.press('カードをかざす')
    await kazuko.write(/^署名用パスワード/, signingPasswordOf('小林和子'))
    await kazuko.press('署名する')
    const code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(await kazuko.words())?.[0] ?? 'no code'

    await hanako.open('/account/representatives/code')
    await signIn(hanako, '佐藤花子')
    await hanako.write(/^招待コード/, code)
    await hanako.press('次へ進む')
    expect(await hanako.words()).toContain('小林和子')
    await hanako.press('引き受ける')
    expect(await hanako.words()).toContain('引き受けました')

    const go = async (name: string | RegExp) => {
      await tabTo(hanako.page, name)
      await hanako.hit('Enter')
    }
    await hanako.open('/procedures/residence-certificate')
    await go(/^申請をはじめる/)
    await go('次へ進む')
    expect(await hanako.page.title()).toMatch(/^エラー：/)
    await chooseByKey(hanako.page, /^小林和子さん/)
    await go('次へ進む')
    expect(await hanako.words()).toContain('小林和子さんの代わりに手続きしています')
    await chooseByKey(hanako.page, /^小林和子だけ|^自分だけ/)
    await go('次へ')
    await go('次へ')
    await tabTo(hanako.page, /^通数/)
    await hanako.page.keyboard.type('1')
    await go('次へ')
    await chooseByKey(hanako.page, /^区役所の窓口で受け取る/)
    await go('次へ')
    expect(await hanako.words()).toContain('小林和子さんの代わりに手続きしています')
    await sign(hanako, '佐藤花子')
    const receiptNumber = await pay(hanako)
    const application = hanako.path()

    await kazuko.open('/account/representatives')
    expect(await kazuko.words()).toContain('佐藤花子さん')
    await kazuko.open(application)
    expect(await kazuko.words()).toContain(receiptNumber)
    expect(await kazuko.words()).toContain('あなたの代わりに出した手続きです')
    await kazuko.open('/account/representatives')
    await kazuko.follow('頼むのをやめる')
    await kazuko.press('やめる')
    expect(await kazuko.words()).toContain('終わりました')

    await hanako.page.goto(hanako.page.url())
    expect(await hanako.words()).toContain('代わりに手続きできなくなりました')
    await hanako.open('/applications')
    expect(await hanako.words()).toContain('代理は終わりました')
  })

  test('成年後見人が本人の住民票を申請し、本人はそれを見る。後見はどちらからも終わらせられず、どこで終わるかが分かる', async () => {
    const [ren, kazuko] = [await journey.visit(), await journey.visit({ javaScriptEnabled: false })]
    const clerk = await journey.visit({ viewport: { width: 1280, height: 900 } })
    await sitDown(clerk, '高橋真')
    await clerk.open(`/staff/people/${kobayashiKazuko.personId}?reason=duty`)
    await clerk.page.locator('summary').filter({ hasText: '代理人を登録する' }).click()
    await clerk.write(/^代理人の宛名番号/, yamamotoRen.atenaNumber)
    const form = clerk.page.locator('form[action*="/mandates"]')
    await form.getByLabel('種類').selectOption({ label: '成年後見人' })
    await form.getByRole('radio', { name: /^すべての手続/ }).check()
    await form.getByLabel(/^見た書類/).selectOption({ label: '後見の登記事項証明書' })
    await form.getByLabel(/^書類を見た日/).fill('令和8年4月1日')
    await form.getByLabel(/^いつから/).fill('令和8年4月1日')
    await form.getByRole('button').click()
    await clerk.waitFor(/山本蓮[\s\S]*成年後見人/)

    await ren.open('/procedures/residence-certificate')
    await ren.follow('申請をはじめる')
    await signIn(ren, '山本蓮')
    await ren.choose(/^小林和子さん/)
    await ren.press('次へ進む')
    expect(await ren.words()).toContain('小林和子さんの代わりに手続きしています（成年後見人）')
    await answer(ren, { delivery: /^区役所の窓口で受け取る/, whose: /^小林和子だけ|^自分だけ/ })
    expect(await ren.words()).toContain('小林和子さんの代わりに手続きしています')
    await sign(ren, '山本蓮')
    const receiptNumber = await pay(ren)
    const application = ren.path()

    await ren.open('/account/representatives')
    await ren.page
      .getByRole('row')
      .filter({ hasText: '成年後見人' })
      .getByRole('link', { name: /^終わらせるには/ })
      .click()
    expect(await ren.heading()).toBe('この代理を終わらせるには')
    expect(await ren.words()).toMatch(
      /山本蓮さんは、小林和子さんの成年後見人です[\s\S]*家庭裁判所[\s\S]*窓口に来てください/,
    )

    await kazuko.open('/account/representatives')
    await signIn(kazuko, '小林和子')
    expect(await kazuko.words()).toMatch(/山本蓮\s*成年後見人/)
    await kazuko.page
      .getByRole('row')
      .filter({ hasText: '山本蓮' })
      .getByRole('link', { name: /^終わらせるには/ })
      .click()
    expect(await kazuko.words()).toContain('家庭裁判所')
    await kazuko.open(application)
    expect(await kazuko.words()).toContain(receiptNumber)
    expect(await kazuko.words()).toContain('山本蓮さん（成年後見人）が、あなたの代わりに出した手続きです')
  })
})
