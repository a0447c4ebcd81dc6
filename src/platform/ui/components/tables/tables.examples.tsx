import type { Examples } from '../../gallery/example.ts'
import { EmptyState } from '../feedback/empty-state.tsx'
import { DataTable } from './data-table.tsx'
import { FeeTable } from './fee-table.tsx'
import { Pager } from './pager.tsx'

const columns = [{ label: '手続', heading: true }, { label: '受付番号' }, { label: '手数料', numeric: true }]

export const tableExamples: Examples = {
  component: 'DataTable, FeeTable, Pager',
  promise: '狭い画面では、表が一件ずつの並びになる。',
  examples: [
    {
      state: '行のある表',
      show: () => (
        <>
          <DataTable
            caption="わたしの申請"
            columns={columns}
            rows={[
              { cells: ['住民票の写し', 'N8-2041-7765-3', '300円'], href: '/_ui' },
              { cells: ['印鑑登録証明書', 'N8-2041-8014-4', '300円'], href: '/_ui', current: true },
            ]}
          />
          <Pager previousHref="/_ui?before=a" nextHref="/_ui?after=b" position="2ページ目" />
        </>
      ),
    },
    {
      state: '行のない表',
      show: () => (
        <DataTable
          caption="わたしの申請"
          columns={columns}
          rows={[]}
          empty={<EmptyState title="申請はまだありません" />}
        />
      ),
    },
    {
      state: '手数料',
      show: () => (
        <FeeTable
          lines={[
            { label: '住民票の写し　300円 × 1通', amount: '300円' },
            { label: '郵送料', amount: '110円' },
          ]}
          total={{ label: '払う金額', amount: '410円' }}
        />
      ),
    },
  ],
}
