import { expect, test } from 'vitest'
import { describeJourney, type Journey } from './journey.ts'
import { signInAtDesk } from './steps.ts'

// A house of its own: its clock is moved to the evening and to the next morning.
describeJourney('多くの人へのお知らせ', (journey) => {
  test('二人で出し、止め、再開し、同じ人に訂正する', async () => {
    await untilHour(journey, 20)
    const writer = await journey.visit()
    const approver = await journey.visit()
    await signInAtDesk(writer, '松尾拓也')
    await signInAtDesk(approver, '西田京子')

    await writer.open('/staff/campaigns')
    await writer.follow('新しく書く')
    await writer.press('下書きを保存する')
    expect(await writer.page.title()).toMatch(/^エラー：/)
    await writer.write('件名（職員用）', '配る場所の変更')
    await writer.select('分野', '防災・気象')
    await writer.write('見出し（日本語）', '土のうを配る場所が変わります')
    await writer.write('本文（日本語）', '明日から、公園の入口で配ります。')
    await writer.write('送る時刻', '8時')
    await writer.press('下書きを保存する')
    const path = writer.path()
    await writer.press('承認を頼む')
    expect(await writer.words()).toContain('承認する人に、このページを知らせてください')
    expect(await writer.page.getByRole('button', { name: /承認する/ }).count()).toBe(0)

    await approver.open('/staff/campaigns')
    await approver.follow(/配る場所の変更/)
    expect(await approver.words()).toContain('はじめて出された内容です')
    await approver.press('下書きに戻す')
    await writer.open(path)
    await writer.follow('直す')
    await writer.write('本文（日本語）', '明日から、公園の北の入口で配ります。')
    // In the night: it is on its way, and waits for the morning.
    await writer.write('送る日', await today(journey))
    await writer.write('送る時刻', '20時')
    await writer.press('下書きを保存する')
    await writer.press('承認を頼む')
    await shift(journey, 'PT1H')
    await approver.open(path)
    expect(await approver.page.locator('ins').allInnerTexts()).toContainEqual(expect.stringContaining('北の入口'))
    await approver.press('この内容で承認する')
    await approver.waitFor('送っています')

    await approver.press('いますぐ止める')
    expect(await approver.words()).toContain('もう出た分は取り消せません')
    await shift(journey, 'next-morning')
    await approver.follow('進み具合を見る')
    expect(await approver.words()).toContain('止めています')
    await approver.press('送るのを再開する')
    await approver.waitFor('送り終わりました')
    await approver.follow('結果を見る')
    expect(await approver.words()).toContain('表示しません')

    await writer.open(path)
    await writer.press('訂正を書く')
    expect(await writer.words()).toContain('訂正の下書きを作りました')
    const correction = writer.path()
    await writer.follow('直す')
    await writer.write('本文（日本語）', '明日から、公園の南の入口で配ります。')
    await writer.press('下書きを保存する')
    await writer.press('承認を頼む')
    await approver.open(correction)
    expect(await approver.words()).toContain('訂正する配信の宛先')
    await approver.press('この内容で承認する')
    // Some want to be told in the evening only.
    await untilHour(journey, 20)
    await approver.waitFor('送り終わりました')
  })

  test('夜中の緊急は、JavaScriptなしで、文を選んで1回押し、もう一人が1回押すと出ていく', async () => {
    await untilHour(journey, 23)
    const writer = await journey.visit({ javaScriptEnabled: false })
    await signInAtDesk(writer, '松尾拓也')
    await writer.open('/staff/campaigns')
    await writer.follow('緊急の文をすぐ出す')
    await writer.follow('避難指示・高齢者等避難')
    await writer.tick(/夜や早朝でも/)
    await writer.press('承認を頼む')
    const path = writer.path()

    const approver = await journey.visit()
    await signInAtDesk(approver, '西田京子')
    await approver.open('/staff/campaigns')
    await approver.follow(/避難指示・高齢者等避難/)
    expect(approver.path()).toBe(path)
    expect(await approver.words()).toContain('Please evacuate')
    await approver.tick(/夜や早朝でも/)
    await approver.press('この内容で承認する')
    await approver.waitFor('送り終わりました')
  })

  test('試し送りの宛先は、届いた番号で確かめる', async () => {
    const writer = await journey.visit()
    await signInAtDesk(writer, '松尾拓也')
    await writer.open('/staff/campaigns/tests')
    await writer.write('宛先', 'matsuo@example.jp')
    await writer.press('確かめの番号を送る')
    await writer.write('届いた6けたの番号', '000000')
    await writer.press('確かめる')
    expect(await writer.page.title()).toMatch(/^エラー：/)
    await writer.open('/staff/campaigns/results')
  })
})

async function clock(journey: Journey): Promise<Temporal.ZonedDateTime> {
  const { now } = (await (await fetch(`${journey.house.url}/demo/clock`)).json()) as { now: string }
  return Temporal.Instant.from(now).toZonedDateTimeISO('Asia/Tokyo')
}

const today = async (journey: Journey): Promise<string> => (await clock(journey)).toPlainDate().toString()

async function shift(journey: Journey, by: 'PT1H' | 'next-morning'): Promise<void> {
  const moved = await fetch(`${journey.house.simulatorsUrl}/clock/shift`, {
    method: 'POST',
    body: new URLSearchParams({ shift: by }),
    redirect: 'manual',
  })
  expect(moved.status).toBe(303)
}

async function untilHour(journey: Journey, hour: number): Promise<void> {
  while ((await clock(journey)).hour !== hour) await shift(journey, 'PT1H')
}
