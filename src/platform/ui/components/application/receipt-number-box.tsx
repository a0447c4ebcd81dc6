import type { Content } from '../../content.ts'
import { usePage } from '../../page/page-context.ts'
import { uiTexts } from '../../text/index.ts'

/** 「受付番号 N8-2041-7765-3」, set wide so it can be read aloud over the phone. */
export const ReceiptNumberBox = ({ number, label, hint }: { number: string; label?: Content; hint?: Content }) => (
  <div class="receipt">
    <p>
      <span>{label ?? uiTexts(usePage().lang).receiptNumber}</span>
      <b class="num">{number}</b>
    </p>
    {hint && <p class="meta">{hint}</p>}
  </div>
)
