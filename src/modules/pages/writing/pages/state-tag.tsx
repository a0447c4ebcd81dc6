import { Tag, type TagKind } from '#platform/ui/index.ts'
import { writingTexts } from '../text/index.ts'

const kinds: Record<keyof typeof writingTexts.states, TagKind> = {
  ...{ draft: 'ask', in_review: 'wait', in_approval: 'wait', approved: 'wait', published: 'ok' },
  ...{ superseded: 'off', withdrawn: 'off', discarded: 'off', gone: 'off' },
}

export const StateTag = ({ state }: { state: keyof typeof writingTexts.states }) => (
  <Tag kind={kinds[state]}>{writingTexts.states[state]}</Tag>
)
