import { expect, test } from 'vitest'
import { describeJourney } from './journey.ts'
import { sitDown } from './steps.ts'

const desktop = { viewport: { width: 1280, height: 900 } }

describeJourney('課がページを書き、広報担当が確かめ、所属長が承認して公開する', (journey) => {
  test('書いている間に気づいたことが出て、三人の手を経て公開され、直すと違いが見える', async () => {
    const [furukawa, wada, sakurai] = [
      await journey.visit(desktop),
      await journey.visit(desktop),
      await journey.visit(desktop),
    ]
    await Promise.all([sitDown(furukawa, '古川大輔'), sitDown(wada, '和田千夏'), sitDown(sakurai, '桜井和夫')])

    await furukawa.open('/staff/pages')
    await furukawa.follow('新しいページを書く')
    await furukawa.write('アドレス', 'journey-sodai-gomi')
    await furukawa.write('題名', '粗大ごみについて')
    await furukawa.write('要約', '大きなごみの出し方です。')
    await furukawa.write('本文', '## 申し込む\n\n12月9日（木）までに電話で申し込みます。')
    await furukawa.press(/^保存する/)
    expect(await furukawa.words()).toContain('曜日が違います')

    // Advice follows what is typed, before anything is saved.
    await furukawa.page
      .getByLabel('本文', { exact: true })
      .fill('## 申し込む\n\n当該のごみは、12月9日（水）までに電話で申し込みます。')
    await furukawa.page.getByText('「この」と言い換えるか').waitFor()
    expect(await furukawa.page.locator('#preview').innerText()).toContain('当該のごみは')
    expect(await furukawa.words()).not.toContain('曜日が違います')
    await furukawa.write('題名', '粗大ごみを出す：申込みと料金')
    await furukawa.write('本文', '## 申し込む\n\n大きなごみは、12月9日（水）までに電話で申し込みます。')
    await furukawa.page.getByLabel('問い合わせ先：課').selectOption({ label: '清掃リサイクル課' })
    await furukawa.page
      .getByRole('button', { name: /^保存する/ })
      .first()
      .click()
    await furukawa.page.getByText('保存しました').waitFor()
    const path = new URL(furukawa.page.url()).pathname.split('/words')[0] ?? ''
    await furukawa.open(path)
    await furukawa.press('リンクを作る')
    const preview = /\/preview\/[\w-]{43}/.exec(await furukawa.words())?.[0] ?? 'no link'
    const anybody = await journey.visit()
    await anybody.open(preview)
    expect(await anybody.words()).toContain('まだ公開されていません。')
    await furukawa.open(path)
    await furukawa.press(/^広報担当に出す/)

    await wada.open('/staff/pages?turn=me')
    await wada.follow('粗大ごみを出す：申込みと料金')
    await wada.press(/^確かめた/)

    await sakurai.open('/staff/pages?turn=me')
    await sakurai.follow('粗大ごみを出す：申込みと料金')
    expect(await sakurai.words()).toContain('大きなごみは、12月9日（水）までに電話で申し込みます。')
    await sakurai.press(/^承認する/)
    expect(await sakurai.words()).toContain('承認し、公開しました。')

    await furukawa.open(path)
    await furukawa.press('このページを直す')
    await furukawa.write('要約', '大きなごみを出すときの申込みです。')
    await furukawa.page
      .getByRole('button', { name: /^保存する/ })
      .first()
      .click()
    await furukawa.page.getByText('保存しました').waitFor()
    await furukawa.open(path)
    expect(await furukawa.words()).toContain('公開中との違い')
    expect(await furukawa.page.locator('ins').first().innerText()).toContain('出すときの')
    await furukawa.follow('これまでの版')
    await furukawa.follow('一つ前と比べる')
    await furukawa.open('/staff/pages/words?find=厳守')
  })

  test('スクリプトがなくても、下書きを見て保存できる', async () => {
    const furukawa = await journey.visit({ ...desktop, javaScriptEnabled: false })
    await sitDown(furukawa, '古川大輔')
    await furukawa.open('/staff/pages/new')
    await furukawa.write('アドレス', 'journey-without-script')
    await furukawa.write('題名', 'ごみの日を調べる：地区と曜日')
    await furukawa.write('要約', 'ごみの日の調べ方です。')
    await furukawa.press(/^保存する/)
    await furukawa.write('本文', '## 調べる\n\n[こちら](/pages/x)から調べます。')
    await furukawa.press('下書きを見る')
    expect(await furukawa.words()).toContain('まだ保存していません')
    expect(await furukawa.words()).toContain('行き先の名前をリンクにしてください')
    await furukawa.page
      .getByRole('button', { name: /^保存する/ })
      .first()
      .click()
    expect(await furukawa.words()).toContain('保存しました')
  })
})
