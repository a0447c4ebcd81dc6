import type { DefinitionProblem } from '../check-definition.ts'
import { compiled } from '../compile.ts'
import type { Definition } from '../definition.ts'

/** Questions that wait for one another: each is told once, by the way around. */
export function cycleProblems(definition: Definition): DefinitionProblem[] {
  const { needs } = compiled(definition)
  const done = new Set<string>()
  const problems: DefinitionProblem[] = []
  for (const start of needs.keys()) walk(start)
  return problems

  // Without recursion: a chain may be as long as the definition.
  function walk(start: string): void {
    const way: { id: string; left: string[] }[] = [{ id: start, left: [...(needs.get(start) ?? [])] }]
    const onWay = new Set([start])
    if (done.has(start)) return
    for (let last = way.at(-1); last; last = way.at(-1)) {
      const next = last.left.pop()
      if (next === undefined) {
        done.add(last.id)
        onWay.delete(last.id)
        way.pop()
      } else if (onWay.has(next)) {
        const around = way.slice(way.findIndex(({ id }) => id === next)).map(({ id }) => id)
        problems.push({ kind: 'cycle', where: [...around, next].join(' → ') })
      } else if (!done.has(next)) {
        onWay.add(next)
        way.push({ id: next, left: [...(needs.get(next) ?? [])] })
      }
    }
  }
}
