import pg from 'pg'

/** Refuses a database that would lose or not find Japanese text, or that is too old. */
export async function refuseUnfit(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    throw new UnfitDatabase(`cannot be reached: ${reasonOf(error)}`)
  }
  try {
    const { rows } = await client.query<{ encoding: string; version: number }>(
      `select current_setting('server_encoding') as encoding, current_setting('server_version_num')::int as version`,
    )
    const [found] = rows
    // uuidv7() came with 18.
    if (!found || found.version < 180_000) throw new UnfitDatabase('is older than PostgreSQL 18')
    if (found.encoding !== 'UTF8') throw new UnfitDatabase(`has the encoding ${found.encoding}; it must be UTF8`)
    if (!(await findsJapanese(client)))
      throw new UnfitDatabase(
        'finds no trigrams in 「図書館」: create it with a UTF-8 locale, such as LOCALE_PROVIDER builtin BUILTIN_LOCALE "C.UTF-8" LOCALE "C.UTF-8"',
      )
  } finally {
    await client.end()
  }
}

/** Says what is wrong with DATABASE_URL. */
export class UnfitDatabase extends Error {
  constructor(problem: string) {
    super(`DATABASE_URL: the database ${problem}`)
    this.name = 'UnfitDatabase'
  }
}

// A name with several addresses fails with one error each, and no words of its own.
const reasonOf = (error: unknown): string =>
  error instanceof AggregateError
    ? error.errors.map(reasonOf).join(', ')
    : error instanceof Error
      ? error.message
      : `${error}`

async function findsJapanese(client: pg.Client): Promise<boolean> {
  await client.query('begin')
  try {
    await client.query('create extension if not exists pg_trgm')
    const { rows } = await client.query<{ found: boolean }>(`select cardinality(show_trgm('図書館')) > 0 as found`)
    return rows[0]?.found ?? false
  } finally {
    await client.query('rollback') // A refused database stays as it was.
  }
}
