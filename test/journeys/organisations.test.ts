import { expect, test } from 'vitest'
import { demoOrganisations } from '#demo/organisations.ts'
import { describeJourney } from './journey.ts'
import { tabTo } from './keyboard.ts'
import { signIn } from './steps.ts'

const chokai = `/organisations/${demoOrganisations[0]?.id}`

describeJourney('町会の役員とプログラム', (journey) => {
  test('会長が会計を招き、会計がキーボードだけで受け、4月に会長が替わり、トークンは自分の団体だけを読んで止まる', async () => {
    const chair = await journey.visit({ javaScriptEnabled: false })
    await chair.open(chokai)
    await signIn(chair, '伊藤正')
    await chair.select('役', '会計')
    await chair.press('コードを作る')
    const code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){2}/.exec(await chair.words())?.[0] ?? 'no code'

    const hanako = await journey.visit()
    await hanako.open('/organisations')
    await signIn(hanako, '佐藤花子')
    await tabTo(hanako.page, /^招待コード/)
    await hanako.page.keyboard.type(code.toLowerCase())
    await tabTo(hanako.page, '招待を開く')
    await hanako.hit('Enter')
    expect(await hanako.words()).toContain('見本町会')
    await tabTo(hanako.page, '招待を受ける')
    await hanako.hit('Enter')
    expect(await hanako.words()).toContain('この団体として手続')
    expect(await hanako.words()).toContain('伊藤正')

    await chair.open(chokai)
    await chair.select('次の代表', '佐藤健')
    await chair.write(/^次の代表の始まる日/, '令和9年4月1日')
    await chair.press('引継ぎを決める')
    expect(await chair.words()).toContain('令和9年4月1日')

    await chair.follow(/^プログラム/)
    await chair.write('プログラムの名前', '回覧板')
    await chair.write('何に使うか', '人数を表示する')
    await chair.write(/^連絡先/, '03-0000-0000')
    await chair.tick(/^団体の名前と種類/)
    await chair.press('プログラムを登録する')
    await chair.press('365日使えるトークンを作る')
    const token = /madoc_[\w-]{43}/.exec(await chair.words())?.[0] ?? 'no token'
    const ask = (path: string) =>
      fetch(`${journey.house.url}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } })
    expect(await (await ask('/organisations/me')).json()).toMatchObject({ name: '見本町会' })
    expect((await ask('/organisations/me/members')).status).toBe(403)
    expect((await ask('/account')).status).toBe(403)
    await chair.open(`${chokai}/clients`)
    await chair.press('止める')
    expect((await ask('/organisations/me')).status).toBe(401)

    await moveTo('2027-04-01')
    const ken = await journey.visit()
    await ken.open(chokai)
    await signIn(ken, '佐藤健')
    expect(await ken.words()).toContain('人を招待する')
    await chair.open(chokai)
    expect(await chair.words()).not.toContain('人を招待する')
  })

  async function moveTo(day: string): Promise<void> {
    for (;;) {
      const { now } = (await (await fetch(`${journey.house.url}/demo/clock`)).json()) as { now: string }
      if (Temporal.Instant.from(now).toZonedDateTimeISO('Asia/Tokyo').toPlainDate().toString() >= day) return
      const body = new URLSearchParams({ shift: 'next-morning' })
      const moved = await fetch(`${journey.house.simulatorsUrl}/clock/shift`, {
        method: 'POST',
        body,
        redirect: 'manual',
      })
      expect(moved.status).toBe(303)
    }
  }
})
