import { expect, test } from 'vitest'
import { takeRequest } from './acts.ts'
import { describeJourney } from './journey.ts'
import { signIn, sitDown } from './steps.ts'
import { createVisitor, type Visitor } from './visitor.ts'

describeJourney('補正で、行を加え、取り消せる', (journey) => {
  test.each([
    ['ある', '伊藤正'],
    ['ない', '山本蓮'],
  ])(
    'JavaScriptの%sブラウザーで：加え、取り消し、戻し、変わるところを見て送り、係にも差が見える',
    async (scripts, name) => {
      const hasScripts = scripts === 'ある'
      const owner = await journey.visit({ javaScriptEnabled: hasScripts })
      await owner.open('/procedures/disclosure-request')
      await owner.follow('申請をはじめる')
      await signIn(owner, name)
      for (const wanted of ['街路樹の点検の結果', '街路樹への苦情の記録']) {
        await owner.follow('文書を追加')
        await write(owner, wanted)
        await owner.press('この内容で追加する')
      }
      await owner.press(/^これで/)
      await owner.choose(/^写しを郵送で/)
      await owner.press('次へ')
      await owner.choose(/^郵送/)
      await owner.press('次へ')
      await owner.press(/^この内容で/)
      const receiptNumber = /N\d-\d{4}-\d{4}-\d/.exec(await owner.words())?.[0] ?? ''
      const request = owner.path()

      const clerk = await journey.visit({ viewport: { width: 1280, height: 900 } })
      await sitDown(clerk, '松本香')
      const page = await takeRequest(clerk, receiptNumber, '公文書の公開請求')
      await clerk.choose(/^申請者に確かめる/)
      await clerk.write(/^確かめたいこと/, '電話で聞いた文書を加え、要らないものを取り消してください。')
      await clerk.tick('請求する文書：文書の追加')
      await clerk.tick('請求する文書：文書の取消し')
      await clerk.page.locator('[name="why-documents.add"]').fill('公園の文書も要ると聞きました。')
      await clerk.write(/^返事の期限/, Temporal.Now.plainDateISO('Asia/Tokyo').add({ days: 10 }).toString())
      await clerk.press(/^起案する/)

      await owner.open(request)
      await owner.waitFor('質問に答える')
      await owner.follow('質問に答える')
      expect(await owner.words()).toContain('公園の文書も要ると聞きました。')
      await owner.press('変わるところを確かめる')
      expect(await owner.words()).toContain('追加か取消しをしてください')
      await owner.press('文書を追加')
      await write(owner, '公園の遊具の点検')
      await owner.press('この内容で追加する')
      expect(await owner.words()).toMatch(/公園の遊具の点検/)

      if (hasScripts) await editElsewhere(owner)
      await owner.press(/^文書 2 を取り消す/)
      expect(await owner.heading()).toBe('文書 2 を取り消しますか')
      await owner.press('取り消す')
      await owner.press('文書 2 を元に戻す')
      await owner.press(/^文書 2 を取り消す/)
      await owner.press('取り消す')
      await owner.press('変わるところを確かめる')
      const said = hasScripts ? '公園の遊具の点検の全部' : '公園の遊具の点検'
      expect(await owner.words()).toMatch(new RegExp(`${said}[\\s\\S]*街路樹への苦情の記録[\\s\\S]*削除`))
      expect(await owner.words()).not.toContain('街路樹の点検の結果')
      await owner.press('送る')
      expect(owner.path()).toBe(request)
      expect(await owner.words()).toMatch(new RegExp(`質問へのお返事[\\s\\S]*${said}`))

      await clerk.open(page)
      expect(await clerk.words()).toMatch(new RegExp(`${said}\\s+追加[\\s\\S]*街路樹への苦情の記録\\s+削除`))
    },
  )

  /** The last row in another window, opened before this one goes on. */
  async function editElsewhere(owner: Visitor): Promise<void> {
    const second = createVisitor(await owner.page.context().newPage(), journey.house, { hasScripts: true })
    await second.open(new URL(owner.page.url()).pathname)
    await second.press('文書 3 を直す')
    await write(second, '公園の遊具の点検の全部')
    await second.press('この内容に変える')
    expect(await second.words()).toContain('公園の遊具の点検の全部')
    await second.page.close()
  }
})

const write = (visitor: Visitor, wanted: string): Promise<void> => visitor.write(/^文書の件名か/, wanted)
