import {
  Actions,
  Button,
  DataTable,
  EmptyState,
  Filters,
  Lede,
  Link,
  LinkButton,
  Pager,
  Select,
  Tag,
} from '#platform/ui/index.ts'
import { campaignStates, type CampaignState } from '../domain/states.ts'
import type { ListedCampaign } from '../store/campaigns.ts'
import { campaignTexts } from '../text/index.ts'
import { sayMoment } from '../told.ts'
import { campaignPath, campaignsPath, emergencyPath, segmentResultsPath, testsPath } from './paths.ts'
import { StateTag } from './state-tag.tsx'

const t = campaignTexts.list

type ListProps = {
  campaigns: readonly ListedCampaign[]
  state: CampaignState | undefined
  nextHref: string | undefined
  mayWrite: boolean
}

export const ListPage = ({ campaigns, state, nextHref, mayWrite }: ListProps) => (
  <>
    <Lede>{t.lede}</Lede>
    {mayWrite && (
      <Actions>
        <LinkButton href={`${campaignsPath}/new`}>{t.new}</LinkButton>
        <LinkButton href={emergencyPath} variant="danger">
          {t.emergency}
        </LinkButton>
      </Actions>
    )}
    <Filters action={campaignsPath} label={t.filter}>
      <Select
        name="state"
        label={t.columns.state}
        value={state ?? ''}
        emptyLabel={t.every}
        options={campaignStates.map((value) => ({ value, label: campaignTexts.states[value] }))}
      />
      <Button variant="secondary">{t.show}</Button>
    </Filters>
    <DataTable
      caption={campaignTexts.title}
      columns={[
        { label: t.columns.title, heading: true },
        { label: t.columns.state },
        { label: t.columns.urgency },
        { label: t.columns.sendAt },
      ]}
      rows={campaigns.map((one) => ({
        href: campaignPath(one.id),
        cells: [
          `${campaignTexts.number(one.serial)}　${one.title}`,
          <StateTag state={one.state} />,
          <>
            {one.urgency === 'emergency' ? (
              <Tag kind="late">{campaignTexts.urgencies.emergency}</Tag>
            ) : (
              <span>{campaignTexts.urgencies.ordinary}</span>
            )}
            {one.isCorrection && <span> {t.correction}</span>}
          </>,
          sayMoment(one.sendAt),
        ],
      }))}
      empty={<EmptyState title={t.empty} />}
    />
    <Pager nextHref={nextHref} />
    <p>
      <Link href={segmentResultsPath}>{t.results}</Link>
    </p>
    {mayWrite && (
      <p>
        <Link href={testsPath}>{t.tests}</Link>
      </p>
    )}
  </>
)
