import type { PersonId } from '#platform/ids/index.ts'

/** A paper would have carried somebody whom the case does not allow, or left somebody out. Nothing was rendered. */
export class WrongSubjects extends Error {
  constructor() {
    super('subjects printed are not the subjects authorised')
    this.name = 'WrongSubjects'
  }
}

/** Throws unless `printed` are exactly `authorised`, each once. Checked at render, at store and at hand-over. */
export function requireSameSubjects(printed: readonly PersonId[], authorised: readonly PersonId[]): void {
  const allowed = new Set(authorised)
  const shown = new Set(printed)
  const same = shown.size === printed.length && shown.size === allowed.size && printed.every((id) => allowed.has(id))
  if (!same || printed.length === 0) throw new WrongSubjects()
}
