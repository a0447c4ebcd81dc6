import { Actions, Block, Button, DataTable, Form, Link, Meta, Notice } from '#platform/ui/index.ts'
import type { CampaignOutcome } from '../domain/outcome.ts'
import type { Campaign } from '../store/campaigns.ts'
import type { UnknownChunk } from '../store/chunks.ts'
import { campaignTexts } from '../text/index.ts'
import { sayMoment } from '../told.ts'
import { OutcomeTable } from './outcome-table.tsx'
import { campaignPath } from './paths.ts'
import { StateTag } from './state-tag.tsx'

const t = campaignTexts.progress

type ProgressProps = {
  campaign: Campaign
  outcome: CampaignOutcome
  chunks: readonly { channel: string; settled: number; all: number }[]
  unknown: readonly UnknownChunk[]
  least: number
  may: { brake: boolean; decide: boolean }
  decided: boolean
}

/** How far it is, and what a person has to decide. Counts of people only. */
export const ProgressPage = (props: ProgressProps) => {
  const { campaign, outcome, chunks, least, may, decided } = props
  const { id, state } = campaign
  return (
    <>
      {decided && (
        <Notice kind="success" live>
          <p>{t.decided}</p>
        </Notice>
      )}
      <p class="row-actions">
        <StateTag state={state} />
        <Link href={campaignPath(id)}>
          {campaignTexts.number(campaign.serial)}　{campaign.content.title}
        </Link>
      </p>
      {state === 'braked' && <Notice kind="warning" title={t.braked} />}
      {may.brake && state === 'sending' && <Press id={id} deed="brake" />}
      {may.brake && state === 'braked' && <Press id={id} deed="release" />}
      {state === 'sending' && <Meta>{t.refreshes}</Meta>}
      <OutcomeTable outcome={outcome} least={least} />
      <Meta>{campaignTexts.outcome.note(least)}</Meta>
      <ul>
        {chunks.map(({ channel, settled, all }) => (
          <li>{t.chunks(channel, settled, all)}</li>
        ))}
      </ul>
      <Unknown {...props} />
    </>
  )
}

const Press = ({ id, deed }: { id: Campaign['id']; deed: 'brake' | 'release' }) => (
  <Form action={`${campaignPath(id)}/${deed}`} label={campaignTexts.course[deed]}>
    <Actions>
      <Button variant={deed === 'brake' ? 'danger' : 'primary'}>{campaignTexts.course[deed]}</Button>
    </Actions>
  </Form>
)

const Unknown = ({ unknown, campaign, may }: ProgressProps) =>
  unknown.length === 0 ? null : (
    <Block title={t.unknown} id="unknown">
      <p>{t.unknownLede}</p>
      <DataTable
        caption={t.unknown}
        columns={[
          { label: t.unknownColumns.channel, heading: true },
          { label: t.unknownColumns.people, numeric: true },
          { label: t.unknownColumns.since },
          { label: t.unknownColumns.decide },
        ]}
        rows={unknown.map((chunk) => ({
          cells: [
            campaignTexts.channels[chunk.channel],
            t.upTo(chunk.channel === 'line' ? 500 : 100),
            chunk.firstAttemptAt ? sayMoment(chunk.firstAttemptAt) : '',
            may.decide ? <Decide campaign={campaign} chunk={chunk} /> : '',
          ],
        }))}
      />
    </Block>
  )

const Decide = ({ campaign, chunk }: { campaign: Campaign; chunk: UnknownChunk }) => (
  <>
    {(['sent', 'again'] as const).map((as) => (
      <Form action={`${campaignPath(campaign.id)}/chunks/${chunk.id}`} label={as === 'sent' ? t.callSent : t.again}>
        <input type="hidden" name="as" value={as} />
        <Button small variant={as === 'sent' ? 'secondary' : 'danger'}>
          {as === 'sent' ? t.callSent : t.again}
        </Button>
        <Meta>{as === 'sent' ? t.callSentRisk : t.againRisk}</Meta>
      </Form>
    ))}
  </>
)
