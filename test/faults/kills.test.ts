import { expect, inject, test } from 'vitest'
import { killAtRandom } from './kills.ts'

test('データベース、窓口、裏方のどれが倒れても、受け付けたと答えたものはなくならず、二重にもならない', async () => {
  const seed = Date.now() % 1_000_000
  const { rounds, acknowledged, flaws } = await killAtRandom({
    root: inject('cluster').root,
    port: 31_000 + (seed % 3000) * 3,
    rounds: 3,
    seed,
  })
  console.log(
    `seed ${seed}: ${rounds.map(({ victim, recovery }) => `${victim} ${Math.round(recovery)} ms`).join(', ')}`,
  )
  expect(flaws).toEqual([])
  expect(acknowledged).toBeGreaterThan(0)
  expect(rounds).toHaveLength(3)
}, 120_000)
