import { larger } from './dictionary.ts'

/** Lists of numbers that grow beside each other in one array. */
export type GrowingLists = {
  add: (list: number, value: number) => void
  each: (list: number, see: (value: number) => void) => void
  sizeOf: (list: number) => number
}

/**
 * Each list is a chain of slices of 1, 2, 4 … numbers, behind each slice where the next one begins: a long list is read
 * nearly in one go, and a short one wastes nothing. After the pools of slices of Lucene's `IndexWriter`.
 */
export function createGrowingLists(expected: number): GrowingLists {
  let heads = new Uint32Array(expected)
  let tails = new Uint32Array(expected)
  let sizes = new Uint32Array(expected)
  let pool = new Uint32Array(2048)
  let used = 0

  /** Of 0, 1, 3, 7 … numbers the slices are full. */
  const addSlice = (list: number, size: number) => {
    const capacity = size + 1
    pool = larger(pool, used + capacity + 1)
    if (size === 0) heads[list] = used
    else pool[(tails[list] ?? 0) + capacity / 2] = used
    tails[list] = used
    used += capacity + 1
  }
  return {
    add(list, value) {
      if (list >= heads.length)
        [heads, tails, sizes] = [larger(heads, list + 1), larger(tails, list + 1), larger(sizes, list + 1)]
      const size = sizes[list] ?? 0
      if ((size & (size + 1)) === 0) addSlice(list, size)
      const capacity = 1 << (31 - Math.clz32(size + 1))
      pool[(tails[list] ?? 0) + size + 1 - capacity] = value
      sizes[list] = size + 1
    },
    each(list, see) {
      let slice = heads[list] ?? 0
      let left = sizes[list] ?? 0
      for (let capacity = 1; left > 0; capacity *= 2) {
        const end = slice + Math.min(left, capacity)
        for (let at = slice; at < end; at += 1) see(pool[at] ?? 0)
        left -= capacity
        slice = pool[slice + capacity] ?? 0
      }
    },
    sizeOf: (list) => sizes[list] ?? 0,
  }
}
