import type { Content, WithContent } from '../../content.ts'

/** For what only a few need to read. Never for what everybody must know. */
export const Details = ({
  summary,
  open,
  children,
}: WithContent & { summary: Content; open?: boolean | undefined }) => (
  <details class="fold" open={open}>
    <summary>
      <span>{summary}</span>
    </summary>
    <div>{children}</div>
  </details>
)
