import { CompiledQuery, type Kysely, type QueryResult, type RawBuilder as KyselysBuilder, sql as kyselySql } from 'kysely'

/** A piece of SQL with its values; as a part of another or a statement of its own. */
export type RawBuilder<Row> = Pick<KyselysBuilder<Row>, 'toOperationNode'> & {
  execute(db: Pick<Kysely<unknown>, 'getExecutor'>): Promise<QueryResult<Row>>
}

/**
 * kysely's `sql`. A template of plain values, as nearly all of ours are, is put together once for all its uses, which is
 * a third of what a statement costs this process; one with parts that are kysely's own (`sql.join`, `sql.lit`) is kysely's.
 */
export const sql = Object.assign(
  <Row = unknown>(strings: TemplateStringsArray, ...values: unknown[]): RawBuilder<Row> =>
    values.some(isKyselys) ? kyselySql<Row>(strings, ...values) : new PlainSql<Row>(strings, values),
  {
    lit: kyselySql.lit,
    ref: kyselySql.ref,
    table: kyselySql.table,
    /** As it stands: for texts of the program alone. */
    raw: <Row = unknown>(text: string): RawBuilder<Row> => new PlainSql<Row>([text], []),
    join: (parts: readonly unknown[], separator: RawBuilder<unknown> = sql`, `): RawBuilder<unknown> =>
      // Parse edge: kysely asks a separator for its node and for nothing else.
      kyselySql.join(parts, separator as KyselysBuilder<unknown>),
  },
)

class PlainSql<Row> implements RawBuilder<Row> {
  readonly #strings: readonly string[]
  readonly #values: readonly unknown[]

  constructor(strings: readonly string[], values: readonly unknown[]) {
    this.#strings = strings
    this.#values = values
  }

  async execute(db: Pick<Kysely<unknown>, 'getExecutor'>): Promise<QueryResult<Row>> {
    const executor = db.getExecutor()
    // A plugin looks at the tree of a statement, which ours has not.
    if (executor.plugins.length > 0) return this.#asKyselys().execute(db)
    return executor.executeQuery<Row>({ ...unread, sql: this.#text(), parameters: this.#parameters() })
  }

  toOperationNode() {
    return this.#asKyselys().toOperationNode()
  }

  #asKyselys(): KyselysBuilder<Row> {
    return kyselySql<Row>(Object.assign([...this.#strings], { raw: this.#strings }), ...this.#values)
  }

  get #hasParts(): boolean {
    return this.#values.some((value) => value instanceof PlainSql)
  }

  #text(): string {
    if (this.#hasParts) return this.#numbered({ next: 1 })
    const text = texts.get(this.#strings) ?? this.#numbered({ next: 1 })
    texts.set(this.#strings, text)
    return text
  }

  #numbered(count: { next: number }): string {
    const placed = this.#values.map((value) => (value instanceof PlainSql ? value.#numbered(count) : `$${count.next++}`))
    return String.raw({ raw: this.#strings }, ...placed)
  }

  #parameters(): unknown[] {
    return this.#values.flatMap((value) => (value instanceof PlainSql ? value.#parameters() : [value]))
  }
}

const texts = new WeakMap<readonly string[], string>()

// A statement's tree, at which nobody looks.
const unread = CompiledQuery.raw('')

const isKyselys = (value: unknown): boolean =>
  typeof value === 'function' ||
  (typeof value === 'object' && value !== null && 'toOperationNode' in value && !(value instanceof PlainSql))
