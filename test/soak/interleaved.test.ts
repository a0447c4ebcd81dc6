import { afterAll, beforeAll, test } from 'vitest'
import { renderInterleaved } from '../attacks/interleaved.ts'
import { type Attacked, openAttacked } from '../attacks/office.ts'

const papers = Number(process.env.SOAK_PAPERS ?? 10_000)

let office: Attacked
beforeAll(async () => {
  office = await openAttacked()
})
afterAll(() => office?.close())

test(`二人の裏方が${papers}通を入り混じって作っても、一通も取り違えない`, () => renderInterleaved(office, papers))
