import { expect, test } from 'vitest'
import { describeJourney } from './journey.ts'
import { tabTo } from './keyboard.ts'
import { signIn, sitDown } from './steps.ts'

const desktop = { viewport: { width: 1280, height: 900 } }

describeJourney('まちのレポートを読み、見守り、直ったことを確かめる', (journey) => {
  /** A lamp that somebody has called about, public from the first day; gives its page at the desk. */
  async function lampByPhone(words: string) {
    const nagai = await journey.visit(desktop)
    await sitDown(nagai, '永井駿')
    await nagai.open('/staff/reports')
    await nagai.follow('電話・窓口の知らせを入れる')
    await nagai.select('種類', '街路灯')
    await nagai.select('町名', '小竹町一丁目')
    await nagai.write('聞いた内容', words)
    await nagai.press(/^受け付ける/)
    const path = nagai.path()
    await nagai.follow('文と写真を確かめ、公開を決める')
    await nagai.choose(/^公開する/)
    await nagai.press(/^この扱いにする/)
    return { nagai, path }
  }

  test('JavaScriptなしで、一覧から知らせを読み、見守り、直ったことを確かめる', async () => {
    const { nagai, path } = await lampByPhone('駅の北口の街路灯がつきません。')
    const hanako = await journey.visit({ javaScriptEnabled: false })
    await hanako.open('/reports')
    await hanako.write('町名・丁目', '小竹町')
    await hanako.press('しぼりこむ')
    await hanako.follow('街路灯がつかない')
    expect(await hanako.words()).toContain('駅の北口の街路灯がつきません。')
    await hanako.follow('サインインして見守る')
    await signIn(hanako, '佐藤花子')
    await hanako.press('このレポートを見守る')
    expect(await hanako.words()).toContain('見守りを始めました')
    const report = hanako.path()

    await nagai.open(path)
    await nagai.select('次の状態', '直した')
    await nagai.write('知らせた方と、みんなに伝える文', '灯具を取り替えました。')
    await nagai.write(/写真がない/, '夜に直したため')
    await nagai.press(/^この状態にする/)

    await hanako.open(report)
    expect(await hanako.words()).toContain('灯具を取り替えました。')
    await hanako.press('直ったことを確かめた')
    expect(await hanako.words()).toContain('直ったことを記録しました')
    await hanako.write(/どのような様子ですか/, '夜になると消えます')
    await hanako.press('まだ直っていないと知らせる')
    expect(await hanako.words()).toContain('もう一度受け付けました')
    expect(await hanako.words()).not.toContain('夜になると消えます')
    await hanako.open('/reports/mine')
    expect(await hanako.words()).toContain('街路灯がつかない')
  }, 180_000)

  test('地図は、キーボードだけで大きくし、ピンからレポートを開ける', async () => {
    await lampByPhone('踏切のそばの街路灯がつきません。')
    const reader = await journey.visit()
    await reader.open('/reports/map?kind=road.street-lamp')
    await tabTo(reader.page, '大きく')
    await reader.hit('Enter')
    expect(new URL(reader.page.url()).searchParams.get('zoom')).toBe('13')
    await reader.open('/reports?town=%E5%B0%8F%E7%AB%B9%E7%94%BA')
    await reader.page.locator('figure.map a').first().focus()
    await reader.hit('Enter')
    expect(await reader.heading()).toBe('街路灯がつかない')
  }, 180_000)

  test('近くの新しいレポートのお知らせを選び、見つからない名前は、書いたまま直せる', async () => {
    const hanako = await journey.visit()
    await hanako.open('/reports/alerts')
    await signIn(hanako, '佐藤花子')
    await hanako.write(/^町名(?!や|と)/, 'どこにもない町')
    await hanako.press('この条件で知らせてもらう')
    expect(await hanako.page.getByLabel(/^町名(?!や|と)/).inputValue()).toBe('どこにもない町')
    await hanako.write(/^町名(?!や|と)/, '小竹町一丁目')
    await hanako.press('この条件で知らせてもらう')
    expect(await hanako.words()).toContain('お知らせを始めます')
    await hanako.press(/^やめる/)
    expect(await hanako.words()).toContain('お知らせをやめました')
  })

  test('数、改善した例、やさしい日本語、英語、暗い画面でも読める', async () => {
    const reader = await journey.visit({ colorScheme: 'dark' })
    for (const path of [
      '/reports/figures',
      '/reports/improvements',
      '/easy/reports',
      '/en/reports/map',
      '/reports/M8-1',
    ])
      await reader.open(path)
    expect(await reader.heading()).toBe('このレポートは公開していません')
  })
})
