import type { Source } from './architecture.ts'

/** One row of docs/glossary.md: its word, the names in its identifier column, and its last column. */
type Row = { word: string; identifiers: readonly string[]; module: string }

/**
 * What docs/glossary.md lacks or says too much: a module without a row, a type that `domain/` or the front door of a
 * module exports without a row of that module, a word or a name of one module that has two rows, a name that the code
 * does not know.
 */
export function glossaryProblems(glossary: string, sources: readonly Source[]): string[] {
  const rows = rowsOf(glossary)
  return [...missing(rows, sources), ...twice(rows), ...unknown(rows, sources)]
}

function missing(rows: readonly Row[], sources: readonly Source[]): string[] {
  const has = (module: string, type: string) =>
    rows.some((row) => row.module === module && row.identifiers.includes(type))
  const modules = new Set(sources.flatMap(({ path }) => moduleOf(path) ?? []))
  return [
    ...[...modules]
      .filter((module) => rows.every((row) => row.module !== module))
      .map((module) => `module ${module} has no row`),
    ...sources.flatMap(({ path, text }) => {
      const module = isNamed(path) && moduleOf(path)
      if (!module) return []
      return exportedTypes(text)
        .filter((type) => !has(module, type))
        .map((type) => `${path}: ${type} has no row of ${module}`)
    }),
  ]
}

function twice(rows: readonly Row[]): string[] {
  const names = rows.flatMap(({ word, identifiers, module }) => [
    word,
    ...identifiers.map((name) => `${module} ${name}`),
  ])
  return [...new Set(names.filter((name, position) => names.indexOf(name) < position))].map(
    (name) => `${name} has two rows`,
  )
}

function unknown(rows: readonly Row[], sources: readonly Source[]): string[] {
  const words = new Set(sources.flatMap(({ text }) => text.match(/[\w-]+/g) ?? []))
  return rows
    .flatMap(({ identifiers }) => identifiers)
    .filter((name) => !name.split('.').every((part) => words.has(part)))
    .map((name) => `${name} is nowhere in the code`)
}

const moduleOf = (path: string): string | undefined => /^src\/modules\/([^/]+)\//.exec(path)?.[1]

const isNamed = (path: string): boolean =>
  /^src\/modules\/(.+\/)?(domain\/|domain\.ts$|index\.ts$)/.test(path) && !/\/text\//.test(path)

function exportedTypes(text: string): string[] {
  const declared = [...text.matchAll(/^export (?:type|interface) (\w+)/gm)].map((match) => match[1] ?? '')
  const listed = [...text.matchAll(/^export (type )?\{([^}]*)\}/gm)].flatMap(([, allTypes, names = '']) =>
    names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => (allTypes && name) || name.startsWith('type '))
      .map((name) => name.replace(/^type /, '').replace(/^.* as /, '')),
  )
  return [...new Set([...declared, ...listed])]
}

function rowsOf(glossary: string): Row[] {
  return glossary
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| **'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map((cells) => ({
      word: cells[1] ?? '',
      identifiers: [...(cells[3] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''),
      module: cells.at(-2) ?? '',
    }))
}
