import type { NavigationItem } from '#platform/module/index.ts'

const crowd = 3

export type FrontEntries = {
  /** Few, each with a drawing. */
  tasks: readonly NavigationItem[]
  /** What stands below one of the tasks and is asked for most. */
  common: readonly NavigationItem[]
  others: readonly NavigationItem[]
}

/** Where a crowd of drawn entries stands below the entry that lists them, that one takes the drawing and stands for all. */
export function frontEntries(entries: readonly NavigationItem[]): FrontEntries {
  const drawn = entries.filter(({ drawing }) => drawing)
  const below = (list: NavigationItem) => drawn.filter(({ href }) => href.startsWith(`${list.href}/`))
  const lists = entries.filter((entry) => !entry.drawing && below(entry).length >= crowd)
  const common = lists.flatMap(below)
  const standing = lists.map((list): NavigationItem => {
    const [first] = below(list)
    return { ...list, order: first?.order ?? list.order, ...(first?.drawing && { drawing: first.drawing }) }
  })
  return {
    tasks: [...standing, ...drawn.filter((entry) => !common.includes(entry))].toSorted((a, b) => a.order - b.order),
    common,
    others: entries.filter((entry) => !entry.drawing && !lists.includes(entry)),
  }
}
