import { daysAYear } from '../days.ts'
import { between, type Random, weighted } from '../random.ts'

/** Age in days. */
export type Age = number

export const years = (count: number): Age => Math.round(count * daysAYear)

/** Weights of ages: as many as the weight says are `from` to less than `to` years old. */
type Bands = readonly (readonly [from: number, to: number, weight: number])[]

const drawFrom = (bands: Bands) => {
  const draw = weighted(bands.map(([from, to, weight]) => [[years(from), years(to) - 1] as const, weight] as const))
  return (next: Random): Age => {
    const [youngest, oldest] = draw(next)
    return between(youngest, oldest, next)
  }
}

/** Children at home, grown-up ones too. */
export const ageOfChild = drawFrom([
  [0, 5, 25.4],
  [5, 10, 26.4],
  [10, 15, 26.2],
  [15, 18, 17],
  [18, 20, 10],
  [20, 25, 25],
  [25, 30, 18],
  [30, 35, 9],
  [35, 40, 5],
  [40, 50, 7],
  [50, 60, 5],
])

/** The elder of a couple without children at home. */
export const ageInCouple = drawFrom([
  [22, 25, 1],
  [25, 30, 8],
  [30, 35, 8],
  [35, 40, 4],
  [40, 50, 12],
  [50, 60, 18],
  [60, 65, 12],
  [65, 70, 12],
  [70, 75, 13],
  [75, 80, 9],
  [80, 85, 6],
  [85, 95, 2.5],
])

// What the ward's pyramid (five-year ages, a little more women than men) leaves over when families have taken theirs.
const alone: Record<'male' | 'female', Bands> = {
  male: [
    [18, 20, 11],
    [20, 25, 85],
    [25, 30, 100],
    [30, 35, 88],
    [35, 40, 91],
    [40, 45, 75],
    [45, 50, 98],
    [50, 55, 57],
    [55, 60, 28],
    [60, 65, 40],
    [65, 70, 59],
    [70, 75, 80],
    [75, 80, 74],
    [80, 85, 58],
    [85, 90, 41],
    [90, 95, 7],
    [95, 106, 0.4],
  ],
  female: [
    [18, 20, 11],
    [20, 25, 70],
    [25, 30, 89],
    [30, 35, 60],
    [35, 40, 44],
    [40, 45, 39],
    [45, 50, 51],
    [50, 55, 18],
    [55, 60, 8],
    [60, 65, 43],
    [65, 70, 60],
    [70, 75, 107],
    [75, 80, 110],
    [80, 85, 107],
    [85, 90, 83],
    [90, 95, 39],
    [95, 100, 4],
    [100, 108, 1.7],
  ],
}

/** How many of 1,000 who live alone are men. */
export const menAlone = 500

export const ageAlone = { male: drawFrom(alone.male), female: drawFrom(alone.female) }
