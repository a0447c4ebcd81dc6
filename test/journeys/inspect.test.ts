import { expect, test } from 'vitest'
import { inspect, inspectOnce } from './inspect.ts'
import { describeJourney } from './journey.ts'

const sound = (body: string, title = '題') =>
  `<!doctype html><html lang="ja"><head><title>${title}</title></head><body><main>${body}</main></body></html>`

describeJourney('ページの検査', (journey) => {
  test('よいページを通す', async () => {
    const { page } = await journey.visit()
    await page.setContent(sound('<h1>題</h1><p>文</p>'))
    await inspect(page)
  })

  // The inspection itself is inspected: it must see what is planted here.
  test.each([
    ['題が2つある', sound('<h1>一</h1><h1>二</h1>')],
    ['読めない色の文がある', sound('<h1>題</h1><p style="color:#ccc;background:#fff">うすくて読めない文です</p>')],
    ['名前のない欄がある', sound('<h1>題</h1><input name="x">')],
    ['画面からはみ出す', sound('<h1>題</h1><p style="width:500px">文</p>')],
    ['誤りがあるのに窓の題が黙っている', sound('<h1>題</h1><label>欄<input aria-invalid="true"></label>')],
    ['言語を言わない', sound('<h1>題</h1>').replace(' lang="ja"', '')],
  ])('%sページを見逃さない', async (_name, html) => {
    const { page } = await journey.visit()
    await page.setContent(html)
    await expect(inspect(page)).rejects.toThrow()
  })

  test('壊れたと言うページに来たら、ないものを待たず、番地と番号とことばを言って止まる', async () => {
    const anybody = await journey.visit()
    const answer = { status: 503, contentType: 'text/html; charset=utf-8', body: sound('<h1>混み合っています</h1>') }
    await anybody.page.route('**/help', (route) => route.fulfill(answer))
    await expect(anybody.open('/help')).rejects.toThrow(/\/help answered 503:\s+混み合っています/)
  })

  test('同じ状態のページは一度だけ、状態が変わればまた検査する', async () => {
    const { page } = await journey.visit()
    const inspectNew = inspectOnce(new Set())
    const states = [
      sound('<h1>題</h1><p>文</p>'),
      sound('<h1>題</h1><p>別の文</p>'),
      sound('<h1>題</h1><p style="color:#ccc">うすくて読めない文です</p>'),
    ]
    const results: string[] = []
    for (const html of [...states, states[0] ?? '', states[2] ?? '']) {
      await page.setContent(html)
      results.push(
        await inspectNew(page).then(
          () => 'ok',
          (error: Error) => error.name,
        ),
      )
    }
    expect(results).toEqual(['ok', 'ok', 'AssertionError', 'ok', 'AssertionError'])
  })

  test('行が増えただけでは、また検査しない。ちがう行、二つめの目印があれば、検査する', async () => {
    const { page } = await journey.visit()
    const states = new Set<string>()
    const inspectNew = inspectOnce(states)
    const row = '<tr><td><a href="/">一</a></td><td>二</td></tr>'
    const table = (rows: string) => sound(`<h1>題</h1><table><tbody>${rows}</tbody></table>`)
    const aside = '<aside aria-label="あ"><p>文</p></aside>'
    const counts: number[] = []
    for (const html of [
      table(row),
      table(row.repeat(3)),
      table(`${row}<tr><td colspan="2">三</td></tr>${row}`),
      sound(`<h1>題</h1>`).replace('</main>', `</main>${aside}`),
    ]) {
      await page.setContent(html)
      await inspectNew(page)
      counts.push(states.size)
    }
    expect(counts).toEqual([1, 1, 2, 3])
    await page.setContent(sound(`<h1>題</h1>`).replace('</main>', `</main>${aside}${aside}`))
    await expect(inspectNew(page)).rejects.toThrow()
  })

  test.each([
    ['ラベルのない欄', sound('<h1>題</h1><label>欄<input name="x"></label>'), sound('<h1>題</h1>欄<input name="x">')],
    [
      '誤り',
      sound('<h1>題</h1><label>欄<input></label>'),
      sound('<h1>題</h1><label>欄<input aria-invalid="true"></label>'),
    ],
    ['空のリンク', sound('<h1>題</h1><a href="/">文</a>'), sound('<h1>題</h1><a href="/"></a>')],
    [
      '閉じた部分',
      sound('<h1>題</h1><details><summary>文</summary></details>'),
      sound('<h1>題</h1><details open><summary></summary></details>'),
    ],
  ])('%sは別の状態なので、見逃さない', async (_name, before, after) => {
    const { page } = await journey.visit()
    const inspectNew = inspectOnce(new Set())
    await page.setContent(before)
    await inspectNew(page)
    await page.setContent(after)
    await expect(inspectNew(page)).rejects.toThrow()
  })
})
