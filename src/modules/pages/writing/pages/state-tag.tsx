import { Tag, type TagKind } from '#platform/ui/index.ts'
import type { OpenedPage } from '../actions/own.ts'
import { writingTexts } from '../text/index.ts'

const kinds: Record<keyof typeof writingTexts.states, TagKind> = {
  ...{ draft: 'ask', in_review: 'wait', in_approval: 'wait', approved: 'wait', published: 'ok' },
  ...{ superseded: 'off', withdrawn: 'off', discarded: 'off', gone: 'off' },
}

export const StateTag = ({ state }: { state: keyof typeof writingTexts.states }) => (
  <Tag kind={kinds[state]}>{writingTexts.states[state]}</Tag>
)

/** What is public of a page and how far what is written has come. */
export const PageStates = ({ page, open, published }: Pick<OpenedPage, 'page' | 'open' | 'published'>) => {
  if (page.withdrawnAt) return <StateTag state="withdrawn" />
  return (
    <p>
      {published && <StateTag state="published" />} {open && <StateTag state={open.state} />}
      {!published && !open && <StateTag state="gone" />}
    </p>
  )
}
