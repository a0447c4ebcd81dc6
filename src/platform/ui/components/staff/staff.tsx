import type { Content, WithContent } from '../../content.ts'
import { usePage } from '../../page/page-context.ts'
import { safeHref } from '../link/safe-href.ts'

export const Kbd = ({ children }: WithContent) => <kbd>{children}</kbd>

/** 「J K 上下　Enter 開く」 below a list; hidden where there is no keyboard. */
export const KeyHints = ({ hints }: { hints: readonly { keys: readonly string[]; does: Content }[] }) => (
  <p class="keys">
    {hints.map(({ keys, does }) => (
      <span>
        {keys.map((key) => (
          <kbd>{key}</kbd>
        ))}
        {does}
      </span>
    ))}
  </p>
)

/** Terms and values in little room. */
export const Pairs = ({ pairs }: { pairs: readonly { term: Content; value: Content }[] }) => (
  <dl class="pairs">
    {pairs.map(({ term, value }) => (
      <div>
        <dt>{term}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)

/** A work area with a panel beside it; `wide` for a case, narrow for the queue. */
export const Desk = ({ panel, wide, children }: WithContent & { panel: Content; wide?: boolean | undefined }) => (
  <div class={wide ? 'desk wide' : 'desk'}>
    <div>{children}</div>
    <aside class="panel">{panel}</aside>
  </div>
)

/** Filters live in the address: a GET form in one line. */
export const Filters = ({ action, label, children }: WithContent & { action: string; label: string }) => (
  <form class="filters" action={safeHref(usePage().lang, action)} method="get" aria-label={label}>
    {children}
  </form>
)

export type ComparedRow = {
  term: Content
  left: Content
  right: Content
  result: Content
  differs?: boolean | undefined
}

/** Two sources side by side; a difference stands out by word, shape and ground. */
export const CompareTable = ({
  caption,
  heads,
  rows,
}: {
  caption: Content
  heads: readonly [Content, Content, Content, Content]
  rows: readonly ComparedRow[]
}) => (
  <table class="compare">
    <caption class="vh">{caption}</caption>
    <thead>
      <tr>
        {heads.map((head) => (
          <th scope="col">{head}</th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(({ term, left, right, result, differs }) => (
        <tr class={differs ? 'differs' : undefined}>
          <th scope="row">{term}</th>
          <td>{left}</td>
          <td>{right}</td>
          <td>{result}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

/** Why this record may be seen. */
export const Reason = ({ children }: WithContent) => <p class="why">{children}</p>
