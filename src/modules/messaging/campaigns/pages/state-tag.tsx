import { Tag, type TagKind } from '#platform/ui/index.ts'
import type { CampaignState } from '../domain/states.ts'
import { campaignTexts as t } from '../text/index.ts'

const kinds: Readonly<Record<CampaignState, TagKind>> = {
  draft: 'wait',
  submitted: 'ask',
  approved: 'wait',
  sending: 'wait',
  braked: 'late',
  done: 'ok',
  expired: 'off',
  withdrawn: 'off',
}

export const StateTag = ({ state }: { state: CampaignState }) => <Tag kind={kinds[state]}>{t.states[state]}</Tag>
