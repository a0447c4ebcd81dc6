import { expect, test } from 'vitest'
import { itoTadashi, satoHanako, takasakiYoshiro, yamamotoRen } from '#demo/people.ts'
import { describeJourney } from './journey.ts'
import { mailbox } from './outside-world.ts'
import { apply, signIn } from './steps.ts'
import type { Visitor } from './visitor.ts'

describeJourney('知りたいお知らせを選び、なぜ届いたかを見て、止める', (journey) => {
  async function openChoices(visitor: Visitor, name: string, prefix = ''): Promise<void> {
    await visitor.open(`${prefix}/messages/choices`)
    await signIn(visitor, name)
    expect(visitor.path()).toBe(`${prefix}/messages/choices`)
  }

  test('おすすめから始めて、二つ加え、時間を決めて保存すると、次に何が起きるかが分かる', async () => {
    const yoshiro = await journey.visit()
    await openChoices(yoshiro, takasakiYoshiro.name)
    await yoshiro.follow('75歳以上')
    expect(await yoshiro.words()).toContain('まだ保存していません')
    await yoshiro.tick(/^図書館/)
    await yoshiro.tick(/^ごみ・リサイクル/)
    await yoshiro.choose(/^1日に1回/)
    await yoshiro.choose(/^時間を決める/)
    await yoshiro.select('何時から', '9:00')
    await yoshiro.select('何時まで', '17:00')
    await yoshiro.press('これで受け取る')
    expect(await yoshiro.words()).toMatch(/6の分野を覚えました。届け先を加えると/)
    await yoshiro.write(/お子さんの生まれた年/, '昭和50年')
    await yoshiro.press('これで受け取る')
    expect(await yoshiro.words()).toContain('西暦4桁')
  })

  test('JavaScriptなし、キーボードだけでも同じように選べる。英語とやさしい日本語でも', async () => {
    const hanako = await journey.visit({ javaScriptEnabled: false })
    await openChoices(hanako, satoHanako.name)
    await hanako.page.getByRole('checkbox', { name: /^スポーツ/ }).focus()
    await hanako.page.keyboard.press('Space')
    await hanako.page.getByRole('button', { name: 'これで受け取る' }).last().focus()
    await hanako.hit('Enter')
    expect(await hanako.words()).toMatch(/8の分野のお知らせを、出たらすぐ、8:00から21:00までの間に、LINE、メール/)
    await hanako.open('/en/messages/choices')
    expect(await hanako.page.getByRole('checkbox', { name: /^Sports/ }).isChecked()).toBe(true)
    await hanako.press('Send me these')
    expect(await hanako.words()).toContain('Messages on 8 topics go to LINE, E-mail')
    await hanako.open('/easy/messages/choices')
    await hanako.open('/feeds')
  })

  test('届いたわけが分かり、メールのリンクから、サインインしないで止めて、元に戻せる', async () => {
    const ren = await journey.visit()
    await apply(ren, yamamotoRen.name)
    const post = await journey.visit({ javaScriptEnabled: false })
    const { newest } = await mailbox(post, journey.house, yamamotoRen.name, '受け付けました')
    const link = /https?:\/\/\S+\/messages\/stop\/\S+/.exec(newest)?.[0] ?? ''
    await post.open(link)
    expect(await post.words()).not.toContain(yamamotoRen.name)
    await post.press('この種類を止める')
    expect(await post.words()).toContain('を止めました')
    await post.press('元に戻す')
    expect(await post.words()).toContain('また送ります')

    await ren.open('/messages')
    expect(await ren.words()).toMatch(/なぜ届いたか[\s\S]*申請や届け出に動きがあったため/)
    await ren.press('この種類を止める')
    expect(await ren.words()).toContain('を止めました')
  })

  test('メールの届け先は、確認のメールのボタンを押してから使われる', async () => {
    const tadashi = await journey.visit()
    await tadashi.open('/messages/contacts')
    await signIn(tadashi, itoTadashi.name)
    await tadashi.write('メールアドレス', 'tadashi')
    await tadashi.press('確認のメールを受け取る')
    expect(await tadashi.words()).toContain('name@example.jp')
    await tadashi.write('メールアドレス', 'tadashi.ito@example.jp')
    await tadashi.press('確認のメールを受け取る')
    const post = await journey.visit()
    await post.open(`${journey.house.simulatorsUrl}/mail/${encodeURIComponent('tadashi.ito@example.jp')}`)
    await post.waitFor('メールアドレスの確認')
    await post.follow(/メールアドレスの確認/)
    const text = await post.page.locator('.mail-text').innerText()
    await post.open(/https?:\/\/\S+\/messages\/contacts\/proof\/\S+/.exec(text)?.[0] ?? '')
    await post.press('このアドレスで受け取る')
    expect(await post.words()).toContain('次のお知らせから届きます')
    await tadashi.open('/messages/contacts')
    expect(await tadashi.words()).toContain('tadashi.ito@example.jp')
    await tadashi.press('メールで受け取るのをやめる')
    expect(await tadashi.words()).toContain('メールでは、もう送りません')
  })
})
