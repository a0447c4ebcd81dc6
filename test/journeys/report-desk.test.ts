import sharp from 'sharp'
import { expect, test } from 'vitest'
import { describeJourney } from './journey.ts'
import { sitDown } from './steps.ts'
import type { Visitor } from './visitor.ts'

const desktop = { viewport: { width: 1280, height: 900 } }

const lampPhoto = (): Promise<Buffer> =>
  sharp({ create: { width: 320, height: 240, channels: 3, background: { r: 20, g: 40, b: 80 } } })
    .composite([
      { input: Buffer.from('<svg width="320" height="240"><circle cx="160" cy="60" r="30" fill="#fe8"/></svg>') },
    ])
    .jpeg()
    .toBuffer()

async function takeCall(officer: Visitor, words: string): Promise<string> {
  await officer.open('/staff/reports')
  await officer.follow('電話・窓口の知らせを入れる')
  await officer.select('種類', '街路灯')
  await officer.select('町名', '小竹町一丁目')
  await officer.write('聞いた内容', words)
  await officer.press(/^受け付ける/)
  expect(await officer.words()).toContain('受け付けました。')
  return officer.path()
}

describeJourney('道路公園課がレポートを確かめ、直し、答える', (journey) => {
  test('電話の知らせを入れ、公開を決め、まとめ、写真を付けて直したと答え、改善の事例にする', async () => {
    const [nagai, komatsu] = [await journey.visit(desktop), await journey.visit(desktop)]
    await Promise.all([sitDown(nagai, '永井駿'), sitDown(komatsu, '小松理恵')])

    const path = await takeCall(nagai, '駅の北口の街路灯がつきません。')
    const again = await takeCall(nagai, '北口の街路灯が昨日から消えています。')

    await nagai.open(path)
    await nagai.follow('文と写真を確かめ、公開を決める')
    await nagai.choose(/^公開する/)
    await nagai.press(/^この扱いにする/)
    expect(await nagai.words()).toContain('公開の扱いを決めました。')

    await nagai.open(`${path}/merge`)
    await nagai.press('これを、この件にまとめる')
    expect(await nagai.words()).toContain('ここにまとめたもの')
    await nagai.open(`${again}/merge`)
    await nagai.press(/^まとめたのを外す/)
    expect(await nagai.words()).toContain('まとめたものを外しました。')

    // Two officers at once: the later one sees what the other did, and has lost nothing.
    await nagai.open(path)
    await komatsu.open(path)
    await komatsu.select('次の状態', '調べている')
    await komatsu.select('ひな形', '現地を見に行く')
    await komatsu.press('文を入れる')
    expect(await komatsu.page.getByLabel('知らせた方と、みんなに伝える文').inputValue()).toContain('現地を見に行き')
    await komatsu.press(/^この状態にする/)
    await nagai.select('次の状態', '直した')
    await nagai.write('知らせた方と、みんなに伝える文', '灯具を取り替えました。')
    await nagai.attach('直した後・返事の写真', { name: 'after.jpg', mimeType: 'image/jpeg', buffer: await lampPhoto() })
    await nagai.press(/^この状態にする/)
    expect(await nagai.words()).toContain('開いている間に変わったところ')
    expect(await nagai.page.getByLabel('知らせた方と、みんなに伝える文').inputValue()).toContain('灯具を取り替え')
    await nagai.attach('直した後・返事の写真', { name: 'after.jpg', mimeType: 'image/jpeg', buffer: await lampPhoto() })
    await nagai.tick(/人の顔や車の番号がない/)
    await nagai.press(/^この状態にする/)
    expect(await nagai.words()).toContain('状態を変えました。')

    await nagai.press('改善の事例として公開する')
    expect(await nagai.words()).toContain('改善の事例として公開しました。')
    await nagai.follow('直す')
    await nagai.write('見出し', '街路灯がつきました')
    await nagai.press('直した文を公開する')
    expect(await nagai.words()).toContain('改善の事例の文を直しました。')
    await nagai.press('取り下げる')
    expect(await nagai.words()).toContain('改善の事例を取り下げました。')
  })

  test('JavaScriptなしで、行き先、ひな形、場所ごとの件数を見て、写真を四角で隠す', async () => {
    const takagi = await journey.visit({ javaScriptEnabled: false })
    await sitDown(takagi, '高木正夫')
    await takagi.open('/staff/reports')
    await takagi.follow('返事のひな形')
    await takagi.write('名前', '街路灯：今夜直す')
    await takagi.select('使う状態', '日が決まった')
    await takagi.write('文', '今夜、直しに行きます。')
    await takagi.press('保存する')
    expect(await takagi.words()).toContain('保存しました。')
    await takagi.open('/staff/reports/routing')
    await takagi.select('種類', '街路灯')
    await takagi.write('広さ', '40')
    await takagi.press('広さを変える')
    expect(await takagi.words()).toContain('課で変えた')
    for (const page of ['heat', 'recurring', 'blocks']) await takagi.open(`/staff/reports/${page}`)

    const path = await takeCall(takagi, '街路灯の柱が曲がっています。')
    await takagi.select('次の状態', '直す予定')
    await takagi.attach('直した後・返事の写真', { name: 'lamp.jpg', mimeType: 'image/jpeg', buffer: await lampPhoto() })
    await takagi.press(/^この状態にする/)
    await takagi.open(`${path}/look`)
    await takagi.choose('四角で隠して公開する')
    await takagi.page.locator('summary').filter({ hasText: '数字で決める' }).click()
    for (const [label, value] of [
      ['左から', '10'],
      ['上から', '10'],
      ['幅', '30'],
      ['高さ', '40'],
    ] as const)
      await takagi.page.getByLabel(label).first().fill(value)
    await takagi.press(/^写真1の扱いを決める/)
    expect(await takagi.words()).toContain('写真の扱いを決めました。')
    expect(await takagi.words()).toContain('いま公開している写真')
  })
})
