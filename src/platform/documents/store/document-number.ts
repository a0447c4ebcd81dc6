import { sql, type Tx } from '#platform/db/index.ts'

/**
 * Takes the next 文書番号, 「8練区戸第123号」, without a gap: the row stays locked until the transaction ends, and a
 * rollback gives the number back. `fiscalYear` is the Western year in which the fiscal year began (2026 = 令和8年度).
 */
export async function nextDocumentNumber(
  tx: Tx,
  { symbol, fiscalYear }: { symbol: string; fiscalYear: number },
): Promise<string> {
  const taken = await sql<{ last: number }>`
    insert into platform.document_numbers as number (symbol, fiscal_year, last) values (${symbol}, ${fiscalYear}, 1)
    on conflict (symbol, fiscal_year) do update set last = number.last + 1
    returning last`.execute(tx)
  const last = taken.rows[0]?.last
  if (!last) throw new Error('no document number was taken')
  return `${fiscalYear - reiwaOffset}${symbol}第${last}号`
}

// 令和元年 = 2019.
const reiwaOffset = 2018
