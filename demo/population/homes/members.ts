import { between, happens, type Random } from '../random.ts'
import { type Age, ageAlone, ageInCouple, ageOfChild, menAlone, years } from './ages.ts'
import type { Home } from './home.ts'

export type Sex = 'male' | 'female'

/** One person of a home by place, age and sex. */
export type Member = {
  part: 'single' | 'father' | 'mother' | 'child' | 'elder' | 'sharer'
  sex: Sex
  age: Age
}

export function membersOf(home: Home, next: Random): Member[] {
  if (home.kind === 'alone') return [single('single', next)]
  if (home.kind === 'shared') return sharers(home.size, next)
  const children = childrenOf(home.children, next)
  const parents = parentsOf(home.parents, children, next)
  return [...parents, ...children, ...eldersOf(home.elders, parents, next)]
}

function single(part: 'single' | 'sharer', next: Random): Member {
  const sex = next(1000) < menAlone ? 'male' : 'female'
  return { part, sex, age: ageAlone[sex](next) }
}

function sharers(size: number, next: Random): Member[] {
  const first = single('sharer', next)
  const others = Array.from({ length: size - 1 }, () => {
    const age = Math.max(years(18), first.age + between(-years(5), years(5), next))
    return { part: 'sharer', sex: oneOf(next), age } as const
  })
  return [first, ...others]
}

/** Brothers and sisters one and a half to four years apart, the eldest first; now and then twins. */
function childrenOf(count: number, next: Random): Member[] {
  if (count === 0) return []
  const one = ageOfChild(next)
  const place = next(count)
  const ages = Array.from({ length: count }, (_, index) => {
    if (index === place || happens(120, next)) return one
    return Math.abs(one + (place - index) * between(years(1.5), years(4), next))
  })
  return apart(ages.toSorted((a, b) => b - a)).map((age) => ({ part: 'child', sex: oneOf(next, 5120), age }))
}

// Nobody has two children within ten months unless they are twins.
function apart(ages: readonly Age[]): Age[] {
  return ages.reduce<Age[]>((done, age) => {
    const before = done.at(-1)
    return [...done, before !== undefined && before - age < 300 ? before : age]
  }, [])
}

function parentsOf(count: 1 | 2, children: readonly Member[], next: Random): Member[] {
  const eldest = children[0]?.age
  if (eldest === undefined) {
    const age = ageInCouple(next)
    return couple(age, next)
  }
  // Mothers of today are older than those of 1970.
  const late = eldest < years(25) ? 3 : 0
  const age = eldest + years(21 + late) + between(0, years(8), next) + between(0, years(8), next)
  if (count === 2) return couple(age + between(-years(1), years(4), next), next)
  const isMother = happens(8600, next)
  return [{ part: isMother ? 'mother' : 'father', sex: isMother ? 'female' : 'male', age }]
}

const couple = (age: Age, next: Random): Member[] => [
  { part: 'father', sex: 'male', age },
  { part: 'mother', sex: 'female', age: Math.max(years(20), age - between(-years(2), years(5), next)) },
]

function eldersOf(count: number, parents: readonly Member[], next: Random): Member[] {
  const youngest = Math.max(...parents.map(({ age }) => age))
  const age = Math.min(youngest + between(years(24), years(33), next), years(96))
  if (count === 2)
    return [
      { part: 'elder', sex: 'male', age },
      { part: 'elder', sex: 'female', age: age - between(0, years(4), next) },
    ]
  return count === 1 ? [{ part: 'elder', sex: happens(2200, next) ? 'male' : 'female', age }] : []
}

const oneOf = (next: Random, boys = 5000): Sex => (happens(boys, next) ? 'male' : 'female')
