import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { inspect } from './inspect.ts'
import { describeJourney } from './journey.ts'
import { focused, tabTo } from './keyboard.ts'

const list = (page: Page) => page.getByRole('listbox', { name: '候補' })
/** Types as somebody does, until something is offered. */
async function typeUntilOffered(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text)
  await list(page).waitFor({ state: 'visible' })
}
const box = (page: Page) =>
  page.locator('input[name=q]').evaluate((input: HTMLInputElement) => ({
    value: input.value,
    role: input.getAttribute('role'),
    isOpen: input.getAttribute('aria-expanded'),
    active: document.getElementById(input.getAttribute('aria-activedescendant') ?? '')?.textContent ?? '',
  }))
/** The worker compares everything at its start; until then nothing is found. */
const untilFound = (page: Page, address: string) =>
  expect
    .poll(async () => (await page.request.get(address)).text(), { timeout: 30_000, interval: 250 })
    .toMatch(/class="best"/)

describeJourney('ふだんの言葉で探し、そのまま始める', (journey) => {
  test('電話の画面で、書きかけの候補から選び、いちばん合うものの申込みを始める', async () => {
    const michiko = await journey.visit()
    const { page } = michiko
    await untilFound(page, `${journey.house.url}/search?q=${encodeURIComponent('粗大ごみ')}`)
    await michiko.open('/')
    await page.getByLabel('ふだんの言葉で探せます').focus()
    await typeUntilOffered(page, '粗大')
    await inspect(page)
    const [first = ''] = await list(page).getByRole('option').allInnerTexts()
    expect(first).toContain('粗大')
    await Promise.all([page.waitForURL(/\/search/), list(page).getByRole('option').first().click()])
    expect(await michiko.heading()).toBe(`「${first}」で探した結果`)
    const best = page.getByRole('region', { name: 'お探しのものは、これですか' })
    expect(await best.innerText()).toContain('ごみ')
    await michiko.open(`/search?q=${encodeURIComponent('粗大ごみの収集の申込み')}`)
    await Promise.all([page.waitForURL(/\/procedures\/bulky-waste/), best.getByRole('link').last().click()])
    expect(await michiko.heading()).toContain('粗大ごみ')
  })

  test('キーボードだけで、候補を上下で選び、閉じ、書いたもののまま探せる', async () => {
    const kazuko = await journey.visit({ viewport: { width: 1280, height: 800 } })
    const { page } = kazuko
    await kazuko.open('/help')
    await tabTo(page, 'ふだんの言葉で探せます')
    expect(await focused(page)).toMatchObject({ role: 'combobox', isVisible: true })
    await typeUntilOffered(page, '住民')
    expect(await box(page)).toMatchObject({ value: '住民', isOpen: 'true', active: '' })
    const options = await list(page).getByRole('option').allInnerTexts()
    await page.keyboard.press('ArrowDown')
    expect((await box(page)).active).toBe(options[0])
    await page.keyboard.press('ArrowUp')
    expect((await box(page)).active).toBe('')
    await page.keyboard.press('ArrowUp')
    expect((await box(page)).active).toBe(options.at(-1))
    await page.keyboard.press('Escape')
    expect(await box(page)).toMatchObject({ value: '住民', isOpen: 'false', active: '' })
    expect(await list(page).isVisible()).toBe(false)
    await kazuko.hit('Enter')
    expect(await kazuko.heading()).toBe('「住民」で探した結果')
    await page.getByLabel('ふだんの言葉で探せます').focus()
    await page.keyboard.press('End')
    await typeUntilOffered(page, '票')
    await page.keyboard.press('ArrowDown')
    const { active } = await box(page)
    await kazuko.hit('Enter')
    expect(await kazuko.heading()).toBe(`「${active}」で探した結果`)
  })

  test('JavaScriptがなくても、どのページの箱からも探せ、候補はリンクになり、しぼりこんで読める', async () => {
    const tadashi = await journey.visit({ javaScriptEnabled: false })
    const { page } = tadashi
    await tadashi.open('/procedures/residence-certificate')
    await page.getByLabel('ふだんの言葉で探せます').fill('住民')
    await tadashi.hit('Enter')
    expect(await tadashi.heading()).toBe('「住民」で探した結果')
    expect(await tadashi.words()).toContain('この言葉でも探せます')
    await tadashi.click('.facets a[href*="kind=procedure"]')
    expect(await page.locator('.facets [aria-current]').first().innerText()).toContain('手続')
    await page.getByLabel('ふだんの言葉で探せます').fill('ゑゐ')
    await tadashi.hit('Enter')
    expect(await tadashi.words()).toContain('見つかりませんでした')
    await tadashi.follow('課と電話番号を見る')
    expect(await page.getByRole('link', { name: '03-3993-1111' }).count()).toBeGreaterThan(5)
  })

  test('英語とやさしい日本語でも、その言葉の答えが出る', async () => {
    const ren = await journey.visit()
    await ren.open('/en/')
    await ren.page.getByLabel('Search in your own words').fill('moving out')
    await ren.hit('Enter')
    expect(ren.path()).toBe('/en/search')
    expect(await ren.page.locator('.best h2').innerText()).toMatch(/[Mm]oving/)
    await ren.open(`/easy/search?q=${encodeURIComponent('住民票')}`)
    expect(await ren.page.locator('.best ruby').count()).toBeGreaterThan(0)
  })
})
