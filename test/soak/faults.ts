import { killAtRandom, type Round } from '../faults/kills.ts'

const longestRecovery = 5000

/** `npm run soak -- faults [rounds] [seed]`: kills database, app or worker a hundred times under load. Returns the number of flaws. */
export async function soakFaults([rounds = 100, seed = Date.now() % 1_000_000]: readonly number[]): Promise<number> {
  console.log(`seed ${seed}, ${rounds} kills`)
  const killed = await killAtRandom({
    root: process.cwd(),
    port: 3150,
    rounds,
    seed,
    onRound: ({ victim, recovery }) => console.log(`${victim} killed, ${Math.round(recovery)} ms to the first answer`),
  })
  const slow = killed.rounds.filter(({ recovery }) => recovery > longestRecovery)
  const flaws = [
    ...killed.flaws,
    ...slow.map(({ victim, recovery }) => `${victim}: ${Math.round(recovery)} ms, more than ${longestRecovery}`),
  ]
  for (const flaw of flaws) console.error(flaw)
  for (const victim of ['database', 'app', 'worker'] as const)
    console.log(`${victim}: ${spread(killed.rounds, victim)}`)
  console.log(`${killed.acknowledged} deeds acknowledged, ${rounds} kills, ${flaws.length} flaws`)
  return flaws.length
}

function spread(rounds: readonly Round[], of: string): string {
  const times = rounds.filter(({ victim }) => victim === of).map(({ recovery }) => Math.round(recovery))
  const sorted = times.toSorted((a, b) => a - b)
  return `${sorted.length} times, median ${sorted[Math.floor(sorted.length / 2)]} ms, longest ${sorted.at(-1)} ms`
}
