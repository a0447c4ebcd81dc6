import { Notice } from '#platform/ui/index.ts'
import { crewTexts } from '../text/index.ts'

/** Above a page that was taken along: it is shown only where there is no connection. */
export const KeptNotice = ({ time }: { time: string | undefined }) =>
  time === undefined ? null : (
    <Notice kind="warning" title={crewTexts.outbox.kept(time)}>
      <p>{crewTexts.outbox.keptHint}</p>
    </Notice>
  )
