import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { describeJourney } from './journey.ts'
import { focused, tabTo } from './keyboard.ts'

const guide = '/pages/sodai-gomi'
const said = (page: Page) => page.evaluate(() => (window as unknown as Speaking).said)
const marked = (page: Page) =>
  page.evaluate(() => [...(CSS.highlights.get('read-aloud') ?? [])].map((range) => range.toString()).join(''))
/** The device's voice comes to the end of its sentence. */
const finish = (page: Page) => page.evaluate(() => (window as unknown as Speaking).finish())
type Speaking = { said: { text: string; lang: string; rate: number }[]; finish(): void }

/** A device with a Japanese voice: it keeps what it is given and speaks until it is told that it has ended. */
function speaks(): void {
  const said: unknown[] = []
  let current: { onend?: (() => void) | null } | undefined
  const voices = [{ lang: 'ja-JP', localService: true, default: true, name: 'voice' }]
  const engine = {
    getVoices: () => voices,
    cancel: () => {
      current = undefined
    },
    speak: (one: { text: string; lang: string; rate: number; onend?: (() => void) | null }) => {
      current = one
      said.push({ text: one.text, lang: one.lang, rate: one.rate })
    },
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }
  class Utterance {
    constructor(readonly text: string) {}
  }
  Object.defineProperty(window, 'speechSynthesis', { value: engine })
  Object.assign(window, { SpeechSynthesisUtterance: Utterance, said, finish: () => current?.onend?.() })
}

describeJourney('読みやすくして、読み上げを聞く', (journey) => {
  test('サインインしなくても、ふりがな、字と行の間、色を選べ、次のページでも続く', async () => {
    const takeshi = await journey.visit()
    const { page } = takeshi
    await takeshi.open(guide)
    await takeshi.press('ふりがな')
    expect(await page.locator('.prose ruby').count()).toBeGreaterThan(20)
    await page.locator('.tools summary').click()
    await takeshi.click('button[value=wide]')
    expect(new URL(page.url()).hash).toBe('#reading')
    expect(await page.locator('#reading').isVisible()).toBe(true)
    await takeshi.click('button[value=white]')
    await takeshi.open('/help')
    expect(await page.locator('html').getAttribute('class')).toBe('spacing-wide contrast-white')
    expect(await page.locator('body').evaluate((body) => getComputedStyle(body).color)).toBe('rgb(0, 0, 0)')
    expect(await page.locator('main ruby').count()).toBeGreaterThan(0)
  })

  test('一文ずつ読み、その文に印を付け、止め、続け、速さを変え、終わる', async () => {
    const sachiko = await journey.visit()
    const { page } = sachiko
    await page.addInitScript(speaks)
    await sachiko.open(guide)
    await page.getByText('読みやすくする').click()
    await page.getByRole('button', { name: '声で読み上げる' }).click()
    const player = page.getByRole('region', { name: '読み上げ' })
    await player.waitFor()
    const [first] = await said(page)
    expect(first).toMatchObject({ lang: 'ja', rate: 1 })
    expect(await marked(page)).toBe(first?.text)
    for (let n = 0; n < 12; n += 1) await finish(page)
    const spoken = await said(page)
    expect(spoken.map(({ text }) => text)).toContain('一辺が30センチを超える物は、申し込んでから出します。')
    expect(await marked(page)).toBe(spoken.at(-1)?.text)

    await player.getByRole('button', { name: '止める' }).click()
    await finish(page)
    expect(await said(page)).toHaveLength(spoken.length)
    await player.getByRole('button', { name: '続ける' }).click()
    expect((await said(page)).at(-1)?.text).toBe(spoken.at(-1)?.text)
    await player.getByRole('button', { name: 'ゆっくり' }).click()
    expect((await said(page)).at(-1)).toMatchObject({ text: spoken.at(-1)?.text, rate: 0.75 })
    const kept = () =>
      page
        .context()
        .cookies()
        .then((all) => all.map(({ value }) => value).filter((value) => value.endsWith('.slow')))
    await expect.poll(kept, { timeout: 15_000 }).toHaveLength(1)
    await player.getByRole('button', { name: '終わる' }).click()
    expect(await player.isVisible()).toBe(false)
    expect(await marked(page)).toBe('')
  })

  test('ふりがなを付けた人には、その読みで読み、見えるところまでページを送る', async () => {
    const sachiko = await journey.visit({ reducedMotion: 'reduce' })
    const { page } = sachiko
    await page.addInitScript(speaks)
    await sachiko.open(`/easy/procedures/residence-certificate`)
    await page.locator('.tools summary').click()
    await page.locator('#read-aloud').click()
    await page.locator('.player').waitFor()
    expect((await said(page))[0]?.text).toBe('じゅうみんひょうのうつし')
    for (let n = 0; n < 30; n += 1) await finish(page)
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(200)
    const texts = (await said(page)).map(({ text }) => text)
    expect(texts.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([])
  })

  test('キーボードだけで始め、止め、Escで終わると、始めたところに戻る', async () => {
    const kazuko = await journey.visit({ viewport: { width: 1280, height: 800 } })
    const { page } = kazuko
    await page.addInitScript(speaks)
    await kazuko.open(guide)
    await tabTo(page, '読みやすくする')
    await page.keyboard.press('Enter')
    await tabTo(page, '声で読み上げる')
    await page.keyboard.press('Enter')
    await page.locator('.player').waitFor()
    await expect.poll(async () => (await focused(page)).name).toBe('止める')
    await page.keyboard.press('Enter')
    expect((await focused(page)).name).toBe('続ける')
    await page.keyboard.press('Escape')
    expect(await page.locator('.player').isVisible()).toBe(false)
    expect((await focused(page)).name).toBe('読みやすくする')
  })

  test('声のない端末には言葉で伝え、JavaScriptがなければボタンは出ない', async () => {
    const anybody = await journey.visit()
    await anybody.open(guide)
    await anybody.page.getByText('読みやすくする').click()
    await anybody.page.getByRole('button', { name: '声で読み上げる' }).click()
    await expect
      .poll(() => anybody.page.locator('.player [role="status"]').innerText(), { timeout: 10_000 })
      .toContain('声がありません')
    const plain = await journey.visit({ javaScriptEnabled: false })
    await plain.open(guide)
    await plain.page.locator('.tools summary').click()
    expect(await plain.page.locator('#reading').isVisible()).toBe(true)
    expect(await plain.page.locator('#read-aloud').isVisible()).toBe(false)
    expect(await plain.page.locator('.player').isVisible()).toBe(false)
  })
})
