import { expect, test } from 'vitest'
import { describeJourney } from './journey.ts'
import { signIn, signInAtDesk } from './steps.ts'
import type { Visitor } from './visitor.ts'

describeJourney('施設の利用者登録', (journey) => {
  test('個人はその場で登録でき、団体は本人の承諾で5人が集まり、窓口の確認と承認を経て、どの構成員も使える', async () => {
    const hanako = await journey.visit()
    await hanako.open('/registrations/new')
    await signIn(hanako, '佐藤花子')
    await hanako.press('個人で登録する')
    expect(await hanako.words()).toContain('どの施設も予約できます')
    expect(await hanako.words()).toMatch(/\d{4}-\d{4}/)

    await hanako.open('/registrations/new')
    await hanako.press('団体の登録を始める')
    expect(await hanako.words()).toContain('団体の名前')
    await hanako.write(/^団体の名前/, 'みほん歌の会')
    await hanako.write(/^名前のふりがな/, 'みほんうたのかい')
    await hanako.press('団体の登録を始める')
    const members = new URL(hanako.page.url()).pathname
    for (const name of ['佐藤健', '伊藤正', '小林和子']) await invite(hanako, members, name)

    await hanako.open(members)
    await hanako.write(/^氏名(?!の)/, '見本一郎')
    await hanako.write(/^氏名のふりがな/, 'みほんいちろう')
    await hanako.write(/^生年月日/, '昭和15年1月1日')
    await hanako.write(/^住んでいる町/, '見本町')
    await hanako.choose(/^住んでいる/)
    await hanako.tick(/^本人は、届けることを承諾/)
    await hanako.press('構成員に加える')
    expect(await hanako.words()).toContain('まだ窓口で確認していません')
    await hanako.open(members.replace('/members', ''))
    await hanako.press('登録を申し込む')
    expect(await hanako.words()).toContain('確認を待っています')

    const chief = await journey.visit()
    await signInAtDesk(chief, '大久保勉')
    await chief.open('/staff/registrants?state=asked')
    await chief.follow('みほん歌の会')
    await chief.press('承認する')
    expect(await chief.words()).toContain('要件に足りません')
    await chief.select(/^だれの、何を/, '見本一郎　本人')
    await chief.select(/^見た書類/, '運転免許証')
    await chief.press('確かめたと記録する')
    await chief.press('承認する')
    expect(await chief.words()).toContain('登録中')

    const tadashi = await journey.visit()
    await tadashi.open('/registrations')
    await signIn(tadashi, '伊藤正')
    await tadashi.open('/en/registrations')
    await tadashi.follow('みほん歌の会')
    expect(await tadashi.words()).toContain('You can reserve at any facility.')
    await tadashi.open(`/easy${members}`)
    expect(await tadashi.words()).not.toContain('小林和子')
  })

  async function invite(hanako: Visitor, members: string, name: string): Promise<void> {
    await hanako.open(members)
    await hanako.press('招待コードを作る')
    const code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){2}/.exec(await hanako.words())?.[0] ?? 'no code'
    const member = await journey.visit({ javaScriptEnabled: false })
    await member.open('/registrations')
    await signIn(member, name)
    await member.write(/^招待コード/, code.toLowerCase())
    await member.press('招待を開く')
    expect(await member.words()).toContain('みほん歌の会')
    await member.press('構成員になる')
    expect(await member.words()).toContain('構成員を集めています')
  }
})
