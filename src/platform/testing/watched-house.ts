import type { KyselyPlugin } from 'kysely'
import type { House } from '#platform/module/index.ts'

/** The same house, which writes down what it asks of the database: the work of two requests can be compared without a clock. */
export function watchedHouse<H extends House>(house: H): { house: H; takeStatements(): string[] } {
  let statements: string[] = []
  const watcher: KyselyPlugin = {
    transformQuery: ({ node }) => {
      statements.push('sqlFragments' in node ? node.sqlFragments.join('?').replaceAll(/\s+/g, ' ').trim() : node.kind)
      return node
    },
    transformResult: ({ result }) => Promise.resolve(result),
  }
  const kysely = house.db.kysely.withPlugin(watcher)
  const transact: House['db']['transact'] = (work) => kysely.transaction().execute(work)
  return {
    house: { ...house, db: { ...house.db, kysely, transact, read: transact } },
    takeStatements: () => {
      const taken = statements
      statements = []
      return taken
    },
  }
}
