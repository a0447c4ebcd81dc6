import type { Content } from '#platform/ui/index.ts'

/** Fine print below a table or list, with the air of a paragraph. */
export const Remark = ({ children }: { children: Content }) => (
  <p>
    <small>{children}</small>
  </p>
)
