import { weighted } from '../random.ts'

/** Who lives together, before anybody has an age or a name. */
export type Home =
  | { kind: 'alone' }
  /** People who share a home: 同居人, 縁故者, brothers and sisters. */
  | { kind: 'shared'; size: 2 | 3 }
  /** One parent or two, their children, and parents of one of them. */
  | { kind: 'family'; parents: 1 | 2; children: number; elders: number }

const family = (parents: 1 | 2, children: number, elders = 0): Home => ({ kind: 'family', parents, children, elders })

// Sizes as counted in Nerima: 1 person 178,473 · 2: 89,168 · 3: 55,413 · 4: 40,429 · 5: 9,088 · 6 and more: 1,914.
export const drawHome = weighted<Home>([
  [{ kind: 'alone' }, 178_473],

  [family(2, 0), 56_000],
  [family(1, 1), 25_000],
  [{ kind: 'shared', size: 2 }, 8_168],

  [family(2, 1), 44_000],
  [family(1, 2), 7_000],
  [family(2, 0, 1), 3_000],
  [{ kind: 'shared', size: 3 }, 1_413],

  [family(2, 2), 36_500],
  [family(2, 1, 1), 2_500],
  [family(1, 3), 1_429],

  [family(2, 3), 7_200],
  [family(2, 2, 1), 1_500],
  [family(2, 1, 2), 388],

  [family(2, 4), 800],
  [family(2, 3, 1), 700],
  [family(2, 2, 2), 314],
  [family(2, 5), 70],
  [family(2, 3, 2), 30],
])
