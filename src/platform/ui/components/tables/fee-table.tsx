import type { Content } from '../../content.ts'
import { usePage } from '../../page/page-context.ts'
import { uiTexts } from '../../text/index.ts'

export type FeeLine = { label: Content; amount: Content }

/** What it costs, line by line, with the sum. Amounts are written out: 「300円」. */
export const FeeTable = ({
  lines,
  total,
  caption,
}: {
  lines: readonly FeeLine[]
  total: FeeLine
  caption?: Content
}) => (
  <table class="fee">
    <caption class="vh">{caption ?? uiTexts(usePage().lang).feeCaption}</caption>
    <tbody>
      {lines.map(({ label, amount }) => (
        <tr>
          <th scope="row">{label}</th>
          <td class="num">{amount}</td>
        </tr>
      ))}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row">{total.label}</th>
        <td class="num">{total.amount}</td>
      </tr>
    </tfoot>
  </table>
)
