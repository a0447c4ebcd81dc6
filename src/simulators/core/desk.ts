/** A row that the ward's file brought, and what the clerk of the core system entered. */
export type CoreRow = { handed: readonly string[]; entered?: readonly string[] }

export type CoreFile = { id: string; name: string; columns: readonly string[]; rows: CoreRow[] }

/** The desk of the 標準準拠 core system: files lie there until a clerk has typed them in. */
export type CoreDesk = {
  take(name: string, columns: readonly string[], rows: readonly (readonly string[])[]): CoreFile
  find(id: string): CoreFile | undefined
  newest(): readonly CoreFile[]
}

const capacity = 50

export function createCoreDesk(): CoreDesk {
  const files: CoreFile[] = []
  let serial = 0
  return {
    take: (name, columns, rows) => {
      serial += 1
      const file = { id: String(serial), name, columns, rows: rows.map((handed) => ({ handed })) }
      files.unshift(file)
      files.length = Math.min(files.length, capacity)
      return file
    },
    find: (id) => files.find((file) => file.id === id),
    newest: () => files,
  }
}

/** A slip of the keyboard: two characters of the value change places, or one is typed twice. */
export function mistyped(value: string): string {
  const [first = '', second = '', ...rest] = [...value]
  if (first === second || second === '') return `${value}${first}`
  return [second, first, ...rest].join('')
}

export const resultOf = ({ columns, rows }: CoreFile): readonly (readonly string[])[] => [
  columns,
  ...rows.flatMap(({ entered }) => (entered ? [entered] : [])),
]
