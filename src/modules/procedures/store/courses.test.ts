import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db/index.ts'
import { testHouse } from '#platform/testing/index.ts'
import { people } from '#modules/people/index.ts'
import { payments } from '#modules/payments/index.ts'
import { statesOfKind } from '../domain/course/states.ts'
import { type ProcedureKind, procedureKinds } from '../domain/definition/kinds.ts'
import { procedures } from '../index.ts'

let house: Awaited<ReturnType<typeof testHouse>>
beforeAll(async () => {
  house = await testHouse({ modules: [people, payments, procedures] })
})
afterAll(() => house.close())

test('どの種類の状態も、データベースの表と同じである', async () => {
  const { rows } = await house.db.read((tx) =>
    sql<{ kind: ProcedureKind; states: string[] }>`
      select kind, array_agg(state order by state) as states from procedures.courses group by kind`.execute(tx),
  )
  const known = new Map(rows.map((row) => [row.kind, row.states]))
  for (const kind of procedureKinds) expect(known.get(kind)).toEqual(statesOfKind(kind).toSorted())
})
