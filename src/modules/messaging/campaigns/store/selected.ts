import { sql } from '#platform/db/index.ts'

/** Whether a segment chose the people of a row of `messaging.campaigns`, itself or in what it corrects. */
export const isSelected = sql.raw<boolean>(`(
  with recursive chain as (
    select corrects, segment_version_id, 1 as depth
    union all
    select b.corrects, b.segment_version_id, depth + 1
    from messaging.campaigns b join chain on b.id = chain.corrects where depth < 10)
  select bool_or(segment_version_id is not null) from chain)`)
