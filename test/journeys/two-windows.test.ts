import { expect, test } from 'vitest'
import { describeJourney } from './journey.ts'
import { signIn } from './steps.ts'
import { createVisitor, type Visitor } from './visitor.ts'

describeJourney('入力の途中と、二つの画面', (journey) => {
  const said = async (visitor: Visitor, words: RegExp) =>
    expect.poll(() => visitor.page.locator('.saving [role=status]').innerText(), { timeout: 20_000 }).toMatch(words)

  async function atTheDog(): Promise<Visitor> {
    const owner = await journey.visit()
    await owner.open('/procedures/dog-registration')
    await owner.follow('申請をはじめる')
    await signIn(owner, '伊藤正')
    if (owner.path().endsWith('/resume')) await owner.press(/新しく始める$/)
    await owner.choose(/^入っていない/)
    await owner.press('次へ')
    return owner
  }

  test('打っているあいだに残り、通信が切れたらそう言い、戻れば残る。別の画面と違えば選べる', async () => {
    const owner = await atTheDog()
    const { page } = owner
    await owner.write(/^犬の名前/, 'ポ')
    await said(owner, /^\d{1,2}:\d{2}に保存しました$/)

    await page.context().setOffline(true)
    await owner.write(/^犬の名前/, 'ポチ')
    await said(owner, /まだ保存できていません/)
    await page.context().setOffline(false)
    await said(owner, /保存しました$/)

    const second = createVisitor(await page.context().newPage(), journey.house, { hasScripts: true })
    await second.open(owner.path())
    expect(await second.words()).toContain('まだ答えになっていません')
    expect(await second.page.getByLabel(/^犬の名前/).inputValue()).toBe('ポチ')
    await second.write(/^犬の名前/, 'ハチ')
    await said(second, /保存しました$/)

    await owner.write(/^犬の名前/, 'ポチ子')
    await said(owner, /別の画面で、この質問の答えが変わりました/)
    await owner.write(/^種類/, '柴犬')
    await owner.press('次へ')
    expect(await owner.heading()).toBe('別の画面で、答えが変わりました')
    const words = await owner.words()
    expect(words.indexOf('ポチ子')).toBeLessThan(words.indexOf('ハチ'))
    await owner.follow('保存してある答えを使う')
    expect(await page.getByLabel(/^犬の名前/).inputValue()).toBe('ハチ')
  })

  test('ボタンを押しているあいだに「保存しました」と出ても、ボタンは動かず、押したことになる', async () => {
    const owner = await atTheDog()
    const { mouse } = owner.page
    await owner.write(/^犬の名前/, 'ポチ')
    const next = owner.page.getByRole('button', { name: '次へ' })
    await next.scrollIntoViewIfNeeded()
    const box = await next.boundingBox()
    await mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + 4)
    await mouse.down()
    await said(owner, /保存しました$/)
    expect(await next.boundingBox()).toEqual(box)
    await mouse.up()
    await expect.poll(() => owner.page.title()).toMatch(/^エラー：/)
  })

  test('閉じても残り、一覧から続きを始められる', async () => {
    const owner = await atTheDog()
    await owner.write(/^犬の名前/, '途中の犬')
    await owner.page.close({ runBeforeUnload: false })
    const later = await journey.visit()
    await later.open('/sign-in')
    await signIn(later, '伊藤正')
    await later.open('/applications')
    expect(await later.words()).toMatch(/まで残します/)
    await later.follow('犬の登録')
    await expect.poll(() => later.page.getByLabel(/^犬の名前/).inputValue()).toBe('途中の犬')
  })
})
