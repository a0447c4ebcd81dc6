import { formatDateTime } from '#platform/time/index.ts'
import { Block, DataTable, Link, Meta } from '#platform/ui/index.ts'
import type { SeenLookup } from '../actions/see-lookups.ts'
import { lookupDesk as t } from '../text/desk.ts'

/** On the case's screen: what is known without a paper, and which papers came instead. */
export const LookupPanel = ({
  lookups,
  caseHref,
  query,
}: {
  lookups: readonly SeenLookup[]
  caseHref: string
  query: string
}) =>
  lookups.length === 0 ? null : (
    <Block title={t.title}>
      <DataTable
        caption={t.title}
        columns={[
          { label: t.columns.what, heading: true },
          { label: t.columns.result },
          { label: t.columns.whom },
          { label: t.columns.ground },
          { label: t.columns.when },
        ]}
        rows={lookups.map((lookup) => ({
          cells: [
            lookup.row ? `${lookup.label}（${lookup.row}）` : lookup.label,
            <>
              {t.results[lookup.result]}
              {lookup.facts && `：${lookup.facts}`}
              {lookup.paperFileId && (
                <div>
                  <Link href={`${caseHref}/paper/${lookup.paperFileId}${query}`} standalone>
                    {t.paper}
                  </Link>
                </div>
              )}
            </>,
            lookup.source ?? t.network,
            lookup.ground,
            formatDateTime(lookup.askedAt, 'ja'),
          ],
        }))}
      />
      {lookups.some(({ isConfirmed }) => !isConfirmed) && <Meta>{t.unconfirmed}</Meta>}
    </Block>
  )
