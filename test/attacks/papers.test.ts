import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { takeBackCertificate } from '#modules/procedures/actions/desk/withdraw-certificate.ts'
import { lockCase } from '#modules/procedures/store/desk/cases.ts'
import { certificateOfCase } from '#modules/procedures/store/desk/certificates.ts'
import { filedCase } from '#modules/procedures/testing/filed-case.ts'
import { staffActor } from '#modules/procedures/testing/staff-actor.ts'
import { sql } from '#platform/db/index.ts'
import type { Id } from '#platform/ids/index.ts'
import { browse, formOf } from '#platform/testing/index.ts'
import { renderInterleaved } from './interleaved.ts'
import { type Attacked, decideToIssue, hanakosData, openAttacked } from './office.ts'

let office: Attacked

beforeAll(async () => {
  office = await openAttacked()
}, 60_000)
afterAll(() => office?.close())

describe('証明書に載る人', () => {
  test(
    '二人の裏方が12通を入り混じって作っても、載るのは申請で認めた人だけである',
    () => renderInterleaved(office, 12),
    120_000,
  )
})

describe('二人の目', () => {
  test('確認のボタンを二度押しても、証明書は一通である', async () => {
    const { id } = await filedCase(office.house, '佐藤花子')
    const [makoto, misaki] = [await office.sitAtDesk('高橋真'), await office.sitAtDesk('田中美咲')]
    const page = `/staff/cases/${id}`
    await makoto.submit(page, {}, `${page}/assignment`)
    await makoto.submit(page, { outcome: 'issue' }, `${page}/decision`)
    const form = formOf(await (await misaki.get(page)).text(), '/confirmation')
    const answers = await Promise.all([1, 2, 3].map(() => misaki.post(`${page}/confirmation`, form)))
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
    const late = await misaki.post(`${page}/confirmation`, {
      ...Object.fromEntries(form),
      idempotency_key: crypto.randomUUID(),
    })
    expect(late.status).toBeGreaterThanOrEqual(400)
    await office.settle()
    expect(await certificatesOf(id)).toHaveLength(1)
  })

  test('自分の案は、自分では確認できない', async () => {
    const { id } = await filedCase(office.house, '佐藤健')
    const misaki = await office.sitAtDesk('田中美咲')
    const page = `/staff/cases/${id}`
    await misaki.submit(page, {}, `${page}/assignment`)
    await misaki.submit(page, { outcome: 'issue' }, `${page}/decision`)
    const html = await (await misaki.get(page)).text()
    expect(html).toContain('自分で作った案は、自分では確認できません')
    const forged = { csrf: formOf(html).get('csrf') ?? '', idempotency_key: crypto.randomUUID() }
    expect((await misaki.post(`${page}/confirmation`, forged)).status).toBe(403)
    expect(await certificatesOf(id)).toEqual([])
  })
})

describe('証明書の確認', () => {
  // What the 施行 of a 取消し does; the way there through 起案 and 決定 is walked in its own tests.
  const takeBack = async (id: Id<'application'>) => {
    const { house } = office
    const tanaka = await staffActor(house, '田中美咲')
    await house.db.transact(async (tx) => {
      const [row, certificate] = [await lockCase(tx, id), await certificateOfCase(tx, id)]
      if (!row || !certificate) throw new Error('nothing was issued')
      await takeBackCertificate(tx, house, tanaka, row, certificate.id)
    })
  }

  test('取り消した証明書は、だれが尋ねても取り消されていると答え、名前は言わない', async () => {
    const { id } = await filedCase(office.house, '佐藤花子')
    await decideToIssue(office, id)
    await office.settle()
    const [certificate] = await certificatesOf(id)
    const ask = async () => (await browse(office.app).get(`/certificates/${certificate?.code}`)).text()
    expect(await ask()).toContain('この証明書は有効です')
    await takeBack(id)
    const answer = await ask()
    expect(answer).toContain('この証明書は取り消されています')
    expect(answer).not.toMatch(hanakosData)
  })

  test.each([
    ['ページ', (code: string) => `/certificates/${code}`],
    ['API', (code: string) => `/api/v1/verifications/${code}`],
  ])('番号を次々に試す人は、クッキーを捨てても、%sで断られる', async (_name, pathOf) => {
    const statuses: number[] = []
    for (let tries = 0; tries < 45; tries += 1) {
      const code = String(tries).padStart(16, '0')
      statuses.push((await office.app.request(pathOf(code))).status)
    }
    expect(statuses).toContain(429)
  })
})

describe('重なる400のリクエスト', () => {
  test('違う人の申請のページが重なっても、だれにも自分のものしか見えない', async () => {
    const names = ['佐藤花子', '山本蓮', '小林和子', '伊藤正']
    const people = await Promise.all(
      names.map(async (name) => {
        const { id } = await filedCase(office.house, name, { whose: 'self' })
        return { name, id, visitor: await office.visit(name) }
      }),
    )
    const visits = Array.from({ length: 400 }, (_, i) => people[i % people.length] ?? never())
    const pages = await Promise.all(
      visits.map(async ({ id, visitor }, i) => {
        const path = i % 3 === 0 ? '/account' : i % 3 === 1 ? `/applications/${id}` : '/applications'
        let page = await visitor.get(path)
        while (page.status === 503) page = await visitor.get(path)
        return page.text()
      }),
    )
    pages.forEach((html, i) => {
      const own = visits[i] ?? never()
      expect(html).toContain(own.name)
      for (const other of names.filter((name) => name !== own.name)) expect(html).not.toContain(other)
      for (const other of people.filter(({ id }) => id !== own.id)) expect(html).not.toContain(other.id)
    })
  }, 120_000)
})

async function certificatesOf(id: string): Promise<{ code: string }[]> {
  const { rows } = await sql<{
    code: string
  }>`select verification_code as code from procedures.certificates where application_id = ${id}`.execute(
    office.house.db.kysely,
  )
  return rows
}

function never(): never {
  throw new Error('nobody')
}
