import { expect, test } from 'vitest'
import { describeJourney } from './journey.ts'
import { chooseByKey, tabTo } from './keyboard.ts'
import { signIn } from './steps.ts'
import type { Visitor } from './visitor.ts'

describeJourney('施設の予約', (journey) => {
  async function register(visitor: Visitor, name: string): Promise<void> {
    await visitor.open('/registrations/new')
    await signIn(visitor, name)
    if (visitor.path() !== '/registrations/new') await visitor.open('/registrations/new')
  }

  // Early enough to change it, late enough that its reception is open.
  const from = Temporal.Now.plainDateISO('Asia/Tokyo').add({ days: 10 })
  const search = `/vacancies?from=${from}&activity=chorus&people=20&area=oizumi&on=saturday&time=evening&near=oizumi-gakuen`

  async function reserveAndCancel(visitor: Visitor, name: string): Promise<void> {
    await register(visitor, name)
    await visitor.press('個人で登録する')
    expect(await visitor.words()).toContain('在住')

    await visitor.open(search)
    expect(await visitor.words()).toContain(`「${name}」の料金`)
    await visitor.open('/vacancies?view=table&activity=chorus&people=20&area=oizumi')
    await visitor.open('/vacancies?view=map&activity=chorus&people=20&area=oizumi')
    await visitor.open(search)
    await visitor.page
      .locator('.vacant-room', { hasText: '東大泉地域集会所' })
      .first()
      .getByRole('checkbox')
      .first()
      .check()
    await visitor.press(/^選んだ時間で予約へ進む/)
    expect(await visitor.words()).toContain('東大泉地域集会所')
    await visitor.press('押さえる')

    await visitor.write(/^使う人数/, '51')
    await visitor.press(/^内容の確認へ/)
    expect(await visitor.page.title()).toMatch(/^エラー：/)
    await visitor.write(/^使う人数/, '20')
    await visitor.choose(/^施設の窓口で支払う/)
    await visitor.press(/^内容の確認へ/)
    expect(await visitor.words()).toMatch(/まで押さえています/)
    await visitor.press('この内容で予約する')
    expect(await visitor.heading()).toBe('予約できました')
    expect(await visitor.words()).toMatch(/R\d+-\d{4}-\d{4}-\d/)

    await visitor.follow('変更する')
    await visitor.choose(/18時30分から/)
    await visitor.press('この時間に変更する')
    expect(await visitor.words()).toContain('18時30分から19時30分まで')
    await visitor.follow('取り消す')
    await visitor.press('取り消す')
    expect(await visitor.words()).toContain('取消し済み')
    await visitor.open('/reservations')
    await visitor.open('/')
  }

  test('登録し、歌える部屋を探し、押さえ、予約し、移し、取り消せる', async () => {
    await reserveAndCancel(await journey.visit(), '佐藤花子')
  })

  test('キーボードだけで、部屋の一日から時間を選び、予約して取り消せる', async () => {
    const visitor = await journey.visit({ viewport: { width: 1280, height: 800 } })
    const { page } = visitor
    const go = async (name: string | RegExp) => {
      await tabTo(page, name)
      await visitor.hit('Enter')
    }
    await register(visitor, '伊藤正')
    await go('個人で登録する')
    await visitor.open(search)
    await go(/地域集会所/)
    await tabTo(page, /^\s*\d+:\d\d–/)
    await page.keyboard.press('Space')
    await go('選んだ時間で予約へ進む')
    await go('押さえる')
    await tabTo(page, /^すること/)
    await page.keyboard.press('ArrowDown')
    await tabTo(page, /^使う人数/)
    await page.keyboard.type('5')
    await chooseByKey(page, /^施設の窓口で支払う/)
    await go('内容の確認へ')
    await go('この内容で予約する')
    expect(await visitor.heading()).toBe('予約できました')
    await go('取り消す')
    await go('取り消す')
    expect(await visitor.words()).toContain('取消し済み')
  })

  test('JavaScriptのない電話でも、同じように予約して取り消せる', async () => {
    await reserveAndCancel(await journey.visit({ javaScriptEnabled: false }), '佐藤健')
  })
})
