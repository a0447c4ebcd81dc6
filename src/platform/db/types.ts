import pg from 'pg'

// pg asks objects for this documented hook before it falls back to JSON, also inside arrays.
for (const prototype of [Temporal.Instant.prototype, Temporal.PlainDate.prototype]) {
  Object.defineProperty(prototype, 'toPostgres', {
    configurable: true,
    value(this: Temporal.Instant | Temporal.PlainDate) {
      return this.toString()
    },
  })
}

const parseInstant = (text: string) => Temporal.Instant.from(text)
const parseDate = (text: string) => Temporal.PlainDate.from(text)

function parseInt8(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`the int8 ${text} is not a safe integer`)
  return value
}

const textArray = pg.types.getTypeParser(1009 as never)
const arrayOf =
  <T>(parse: (text: string) => T) =>
  (text: string): (T | null)[] =>
    textArray(text).map((item: string | null) => (item === null ? null : parse(item)))

const parsers = new Map<number, (text: string) => unknown>([
  [20, parseInt8],
  [1016, arrayOf(parseInt8)],
  [1082, parseDate],
  [1182, arrayOf(parseDate)],
  [1184, parseInstant],
  [1185, arrayOf(parseInstant)],
])

/** timestamptz → Temporal.Instant, date → Temporal.PlainDate, int8 → safe number; arrays of them too. */
export const postgresTypes: pg.CustomTypesConfig = {
  // pg's own signature has one overload for each format; ours covers both.
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers.get(oid)) ||
    pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
}
