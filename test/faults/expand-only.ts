/** The newest migration that was there before the promise. Older ones ran on empty tables of a house that nobody used. */
export const baseline = '20261130T1605_received_from_agents.sql'

/** `-- madoguchi: contracts 0.3.0`: since that release the program no longer reads or writes what is taken away here. */
const mark = /^-- madoguchi: contracts \d+\.\d+\.\d+$/m

const contractions: readonly [RegExp, string][] = [
  [/\bdrop\s+(table|column|schema|view|type)\b/i, 'takes something away'],
  [/\brename\s+(to|column|constraint)\b/i, 'renames'],
  [/\balter\s+(column\s+)?\w+\s+(set\s+data\s+)?type\b/i, 'changes a type'],
  [/\bset\s+not\s+null\b/i, 'demands a value of an older column'],
]

const addedColumn = /\badd\s+(?:column\s+)(?:if\s+not\s+exists\s+)?\w+\s([^,;]*)/gi

/** Why the program of the release before could not go on working on the schema after this migration. */
export function contractionsIn({ name, sql }: { name: string; sql: string }): string[] {
  if (name <= baseline || mark.test(sql)) return []
  // What a function does when it is called is not done by the migration; what `do $$ … $$` does, is.
  const text = sql.replace(/--.*$/gm, '').replace(/\bas\s+(\$\w*\$)[\s\S]*?\1/gi, '')
  const found = contractions.flatMap(([pattern, why]) => (pattern.test(text) ? [`${name} ${why}`] : []))
  const demanding = [...text.matchAll(addedColumn)].filter(
    ([, rest = '']) => /not\s+null/i.test(rest) && !/default|generated/i.test(rest),
  )
  return [...found, ...demanding.map(() => `${name} demands a value that an older program does not give`)]
}
