import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { describeJourney } from './journey.ts'
import { tabTo } from './keyboard.ts'
import { apply, signInAtDesk, sitDown } from './steps.ts'
import type { Visitor } from './visitor.ts'

const people = ['伊藤正', '佐藤花子', '小林和子', '佐藤健', '山本蓮']

describeJourney('職員は、受付箱をキーボードだけで片付ける', (journey) => {
  test('5件を絞り、選び、引き受け、ラベルを付け、案を作り、元に戻す', async () => {
    const numbers = await Promise.all(
      people.map(async (name) => apply(await journey.visit({ javaScriptEnabled: false }), name)),
    )
    const misaki = await journey.visit({ viewport: { width: 1280, height: 900 } })
    await sitDown(misaki, '田中美咲')
    await misaki.open('/staff/queue/labels')
    await misaki.write('名前', '今日の分')
    await misaki.press('ラベルを作る')

    const makoto = await journey.visit({ viewport: { width: 1280, height: 900 } })
    const { page } = makoto
    await signInAtDesk(makoto, '高橋真')
    await filterBy(makoto, 2)
    await tickOwn(page, numbers)
    await makoto.hit('a')
    expect(await makoto.words()).toContain('できた 5件')

    await backToQueue(makoto)
    await filterBy(makoto, 1)
    await tickOwn(page, numbers)
    await page.keyboard.press('l')
    await page.keyboard.press('ArrowDown')
    await tabTo(page, /^付ける/)
    await makoto.hit('Enter')
    expect(await makoto.words()).toContain('できた 5件')

    await backToQueue(makoto)
    await filterBy(makoto, 1)
    expect(await page.locator('tr', { hasText: '今日の分' }).count()).toBe(5)
    await tickOwn(page, numbers)
    await makoto.hit('p')
    expect(await makoto.words()).toContain('できた 5件')
    await makoto.hit('u')
    expect(await makoto.words()).toContain('元に戻した 5件')

    await backToQueue(makoto)
    await filterBy(makoto, 1)
    for (const number of numbers) expect(await page.getByRole('row', { name: number }).innerText()).toContain('確認中')
  }, 180_000)

  test('一文字のキーは、入力欄の中では字になり、切ればどこでも働かない', async () => {
    const makoto = await journey.visit({ viewport: { width: 1280, height: 900 } })
    const { page } = makoto
    await signInAtDesk(makoto, '高橋真')
    await page.keyboard.press('/')
    await page.keyboard.type('jx?')
    expect(await page.getByLabel('探す', { exact: true }).first().inputValue()).toBe('jx?')
    const help = page.getByRole('heading', { name: 'キーの一覧' })
    expect(await help.isVisible()).toBe(false)
    await page.keyboard.press('Tab')
    await page.keyboard.press('?')
    expect(await help.isVisible()).toBe(true)
    await page.getByLabel('一文字のキーを使う（このブラウザで）').uncheck()
    await page.keyboard.press('Escape')
    expect(await help.isVisible()).toBe(false)
    await page.keyboard.press('?')
    expect(await help.isVisible()).toBe(false)
  })
})

/** Opens the list of one's own cases or of nobody's, by the keys of the select. */
async function filterBy({ page, hit }: Visitor, steps: number): Promise<void> {
  await tabTo(page, /^担当/)
  for (let step = 0; step < steps; step += 1) await page.keyboard.press('ArrowDown')
  await tabTo(page, /^絞り込む/)
  await hit('Enter')
}

/** Walks down the list and ticks these cases. */
async function tickOwn(page: Page, numbers: readonly string[]): Promise<void> {
  let ticked = 0
  for (let steps = 0; steps < 60 && ticked < numbers.length; steps += 1) {
    await page.keyboard.press('j')
    const row = await page.evaluate(() => document.activeElement?.closest('tr')?.textContent ?? '')
    if (!numbers.some((number) => row.includes(number))) continue
    await page.keyboard.press('x')
    ticked += 1
  }
  expect(await page.locator('input[name="case"]:checked').count()).toBe(numbers.length)
}

async function backToQueue(makoto: Visitor): Promise<void> {
  await tabTo(makoto.page, '受付箱に戻る')
  await makoto.hit('Enter')
}
