import { Link, Notice } from '#platform/ui/index.ts'
import type { ClaimedTwice } from '../../actions/desk/claimed-twice.ts'
import { desk } from '../../text/desk.ts'

const t = desk.claimedTwice

export const ClaimedTwiceNotice = ({ found }: { found: ClaimedTwice }) => {
  if (found.others.length === 0 && !found.hidden) return null
  return (
    <Notice kind="warning" title={t.title}>
      <p>{found.hidden ? t.hidden : t.text}</p>
      {found.others.map(({ id, receiptNumber }) => (
        <p>
          <Link href={`/staff/cases/${id}`}>{receiptNumber}</Link>
        </p>
      ))}
    </Notice>
  )
}
