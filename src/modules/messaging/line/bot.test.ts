import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { satoHanako } from '#demo/people.ts'
import { sql } from '#platform/db/index.ts'
import { hanako, openTown, type Town } from './testing/town.ts'

let town: Town
let ren: ReturnType<Town['phoneOf']>
let hana: ReturnType<Town['phoneOf']>
beforeAll(async () => {
  const photos = { name: 'photos', photoPage: (_: unknown, personId?: string) => `/photos/${personId ? 'own' : 'new'}` }
  town = await openTown([photos])
  hana = town.phoneOf(hanako)
  ren = town.phoneOf('U5a70a4a6b0c14f0f9b0e0f1d2c3b4a07')
  await town.house.db.transact(async (tx) => {
    await sql`delete from messaging.contacts where address in (${ren.userId}, 'ren.yamamoto@example.jp')`.execute(tx)
    await sql`delete from messaging.topic_choices`.execute(tx)
    await sql`delete from messaging.habits`.execute(tx)
  })
})
afterAll(() => town.close())

const choices = async () => {
  const { personId } = satoHanako
  const { rows } = await town.house.db.read((tx) =>
    sql<{ topics: string[]; frequency: string | null; from: string | null }>`
      select array(select topic from messaging.topic_choices where person_id = ${personId} order by topic) as topics,
        (select frequency from messaging.habits where person_id = ${personId}) as frequency,
        (select to_char(hours_from, 'HH24:MI') from messaging.habits where person_id = ${personId}) as from`.execute(
      tx,
    ),
  )
  return rows[0]
}
const press = async (phone: typeof hana, label: string) => {
  const button = phone.buttons().find((one) => one.label.includes(label))
  if (!button) throw new Error(`no button ${label}: ${phone.buttons().map((one) => one.label)}`)
  await phone.press(button.data)
}

describe('LINEでことばを送る', () => {
  test('くらしのことばには、見るページが3つまで返り、ほかを探す道も付く', async () => {
    await ren.write('お知らせの記録が見たい')
    expect(ren.last()).toContain('お知らせの記録\nhttp://localhost:3140/messages')
    expect(ren.last()).toContain('ほかを探す\nhttp://localhost:3140/search')
    expect(ren.last().match(/http/g)?.length).toBeLessThanOrEqual(4)
  })

  test('当てはまるページがなければ、そう言い、電話番号を伝え、書かれたことばは繰り返さない', async () => {
    await ren.write('ゑゐゑゐ')
    expect(ren.last()).toContain('見つかりませんでした')
    expect(ren.last()).toContain('03-3993-1111')
    expect(ren.last()).not.toContain('ゑゐゑゐ')
  })

  test('一通のことばへの答えは一通で、写真やスタンプには、ことばで送るよう頼む', async () => {
    const before = ren.said().length
    await ren.write('何時まで')
    expect(ren.last()).toContain('08:30')
    await ren.sticker()
    expect(ren.last()).toContain('短いことばでお送りください')
    expect(ren.said()).toHaveLength(before + 2)
  })

  test('写真には、送るページを返し、つながった人には本人のページを返す。写真は残さない', async () => {
    await ren.photo()
    expect(ren.last()).toContain('http://localhost:3140/photos/new')
    await hana.photo()
    expect(hana.last()).toContain('http://localhost:3140/photos/own')
    expect(hana.last()).toContain('ほかの人に送らないでください')
    await ren.write('困りごとを知らせる')
    expect(ren.last()).toContain('http://localhost:3140/photos/new')
    const { rows } = await town.house.db.read((tx) =>
      sql<{ payload: string }>`
        select payload::text as payload from messaging.line_events where payload ? 'isPhoto'`.execute(tx),
    )
    expect(rows).toEqual([])
  })

  test('知らせが2度届いても、答えは1度', async () => {
    await town.fault({ webhooks: 'twice' })
    const before = ren.said().length
    await ren.write('電話')
    await town.fault({ webhooks: 'normal' })
    expect(ren.said()).toHaveLength(before + 1)
  })

  test('英語で書いた人には英語で、やさしい日本語を選んだ人にはやさしい日本語で答える', async () => {
    await ren.write('opening hours')
    expect(ren.last()).toContain('The counters are open on weekdays')
    await ren.write('やさしい日本語')
    await ren.write('時間')
    expect(ren.last()).toContain('月曜日から 金曜日')
    await ren.write('日本語')
    await ren.write('時間')
    expect(ren.last()).toContain('平日の')
  })

  test('「やめる」には、止めかたと、止められないものを答える', async () => {
    await ren.write('やめる')
    expect(ren.last()).toContain('ブロックしてください')
    await hana.write('停止')
    expect(hana.last()).toContain('法律で送ると決まっているお知らせは止められません')
  })

  test('ほかのボタンの文字には何も答えない', async () => {
    const before = hana.said().length
    for (const data of ['', 'do=topic', 'do=topic&key=%27%3B--', 'do=set-frequency&frequency=hourly', 'action=buy'])
      await hana.press(data)
    expect(hana.said()).toHaveLength(before)
  })
})

describe('LINEの中で分野を選ぶ', () => {
  test('つながっている人は、分野、回数、時間の順に4つの問いで決まる', async () => {
    await hana.write('分野を選ぶ')
    await press(hana, '防災')
    await press(hana, 'ごみ')
    expect(hana.buttons().filter(({ label }) => label.startsWith('✓'))).toHaveLength(2)
    await press(hana, '✓ ごみ')
    await press(hana, '選び終わった')
    await press(hana, '1日に1回')
    await press(hana, '夜')
    expect(hana.last()).toMatch(/分野：.*防災/)
    expect(hana.last()).toContain('1日に1回')
    expect(await choices()).toEqual({ topics: ['disaster'], frequency: 'daily', from: '17:00' })
    const { rows } = await town.house.db.read((tx) =>
      sql<{ action: string }>`
        select distinct action from platform.audit where person_id = ${satoHanako.personId}
        and action like 'messaging.choices%' order by 1`.execute(tx),
    )
    expect(rows.map(({ action }) => action)).toEqual([
      'messaging.choices.choose',
      'messaging.choices.drop',
      'messaging.choices.save',
    ])
  })

  test('一つの分野をボタン一つで止め、また受け取れる', async () => {
    await hana.write('やめる')
    await press(hana, '防災')
    expect((await choices())?.topics).toEqual([])
    await press(hana, 'また受け取る')
    expect((await choices())?.topics).toEqual(['disaster'])
  })

  test('健康や給付の分野は、答えの文では名前を言わず、数だけを言う', async () => {
    await hana.write('分野を選ぶ')
    await press(hana, '健診')
    expect(hana.last()).toContain('防災・気象、ほか1件')
    expect(hana.last()).not.toContain('健診')
    await hana.write('やめる')
    await press(hana, '健診')
    expect(hana.last()).toContain('この分野のお知らせを止めました')
  })

  test('ボタンは13個まで、文字は20字までに収まる', async () => {
    await hana.write('分野')
    const seen = hana.buttons()
    expect(seen.length).toBeLessThanOrEqual(13)
    expect(seen.every(({ label, data }) => label.length <= 20 && data.length <= 300)).toBe(true)
  })

  test('つながっていない人には、つなぐ道を返し、何も選ばれない', async () => {
    await ren.write('分野を選ぶ')
    expect(ren.last()).toContain('マイナンバーカードで本人であることを確かめてください')
    await ren.press('do=topic&key=disaster&on=true&from=0')
    const { rows } = await town.house.db.read((tx) =>
      sql`select from messaging.topic_choices where person_id <> ${satoHanako.personId}`.execute(tx),
    )
    expect(rows).toEqual([])
  })
})
