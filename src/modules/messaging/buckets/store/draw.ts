import { sql, type Tx } from '#platform/db/index.ts'

/** Takes what there is, up to `wanted`. Others wait for the row until `tx` ends, so nothing else belongs into it. */
export async function draw(
  tx: Tx,
  bucket: { name: string; perSecond: number; burst: number },
  wanted: number,
): Promise<{ granted: number; waitMilliseconds: number }> {
  const { rows } = await sql<{ granted: number; waitMilliseconds: number }>`
    select granted, wait_ms as "waitMilliseconds"
    from messaging.draw(${bucket.name}, ${wanted}::int, ${bucket.perSecond}::int, ${bucket.burst}::int)`.execute(tx)
  return rows[0] ?? { granted: 0, waitMilliseconds: 1000 }
}
