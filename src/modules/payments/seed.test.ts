import { expect, test } from 'vitest'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { browse, staffSignInAs, testApp, testHouse } from '#platform/testing/index.ts'
import { payments } from './index.ts'

test('ひなた町のレジは、ひなた町の職員が開けて、町の手数料を受け取る', async () => {
  const house = await testHouse({ modules: [people, payments], settings: { MADOGUCHI_PROFILE: 'hinata' } })
  try {
    const { rows } = await sql<{ name: string; kind: string }>`
      select s.name, o.kind from payments.cash_officers o join people.staff s on s.id = o.staff_id
      order by o.kind, s.name`.execute(house.db.kysely)
    expect(rows).toEqual([
      { name: '木下亮', kind: 'handler' },
      { name: '三浦真紀', kind: 'treasurer' },
    ])
    const kinoshita = browse(testApp(house), await staffSignInAs(house, '木下亮'))
    const page = '/staff/payments/drawer'
    const [, opening = ''] = /action="([^"]+\/opening)"/.exec(await (await kinoshita.get(page)).text()) ?? []
    expect((await kinoshita.submit(page, { d1000: '10' }, opening)).status).toBe(303)
    const counter = await (await kinoshita.get('/staff/payments/counter?fee=resident-record&count=2')).text()
    expect(counter).toContain('500円')
    await house.db.transact(async (tx) => payments.seed?.(tx, house))
    const again = await sql`select from payments.cash_officers`.execute(house.db.kysely)
    expect(again.rows).toHaveLength(2)
  } finally {
    await house.close()
  }
})
