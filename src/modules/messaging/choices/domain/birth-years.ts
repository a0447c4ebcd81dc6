const mostChildren = 12
const oldestChild = 20

/** From when to when a child may be born whose parents are told about children: the coming year is for who expects one. */
export const birthYears = (thisYear: number) => ({ least: thisYear - oldestChild, most: thisYear + 1 })

/** Years as people type them, 「2019 2022」 or 「２０１９、2022年」, each once; `undefined` when one of them cannot be. */
export function parseBirthYears(typed: string, thisYear: number): number[] | undefined {
  const parts = typed
    .normalize('NFKC')
    .split(/[\s,、，/・]+/)
    .map((part) => part.replace(/年(生まれ)?$/, ''))
    .filter(Boolean)
  const { least, most } = birthYears(thisYear)
  const isYear = (part: string) => /^\d{4}$/.test(part) && Number(part) >= least && Number(part) <= most
  if (parts.length > mostChildren || !parts.every(isYear)) return undefined
  // Twins are two children of one year, and are told once.
  return [...new Set(parts.map(Number))].sort((a, b) => a - b)
}
