import type { Content } from '../../content.ts'
import { usePage } from '../../page/page-context.ts'
import { uiTexts } from '../../text/index.ts'
import { Link } from '../link/link.tsx'

export type SummaryRow = {
  term: Content
  value: Content
  note?: Content
  /** Leads to the question and back here. */
  changeHref?: string | undefined
  /** Words after 「変更」 for screen readers, where `term` is not plain text. */
  about?: string | undefined
}

/** Several answers that belong to one thing, each with its name: a child, a dog. */
export const Lines = ({ lines }: { lines: readonly { label: Content; value: Content }[] }) => (
  <ul class="lines">
    {lines.map(({ label, value }) => (
      <li>
        <span>{label}</span>
        <span>{value}</span>
      </li>
    ))}
  </ul>
)

/** Check your answers: every answer with a way to change it. */
export const SummaryList = ({ rows }: { rows: readonly SummaryRow[] }) => (
  <dl class="summary">
    {rows.map(({ term, value, note, changeHref, about }) => (
      <div>
        <dt>{term}</dt>
        <dd>
          {value}
          {note && <small>{note}</small>}
        </dd>
        {changeHref && (
          <dd class="change">
            <Link href={changeHref} standalone about={about ?? (typeof term === 'string' ? term : undefined)}>
              {uiTexts(usePage().lang).change}
            </Link>
          </dd>
        )}
      </div>
    ))}
  </dl>
)
