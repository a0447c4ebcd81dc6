import {
  Actions,
  Block,
  Button,
  Checkbox,
  DataTable,
  Form,
  Link,
  LinkButton,
  Meta,
  Notice,
} from '#platform/ui/index.ts'
import { after, type CampaignDeed } from '../domain/states.ts'
import { campaignTexts } from '../text/index.ts'
import { sayCount, sayMoment } from '../told.ts'
import type { CampaignView } from '../view.ts'
import { ContentBlock, LooksBlock } from './content-block.tsx'
import { Difference, HoursBlock, Warnings } from './hours-block.tsx'
import { campaignPath, testsPath } from './paths.ts'
import { StateTag } from './state-tag.tsx'

const t = campaignTexts.course
const words = campaignTexts.approval

export type CampaignNews = keyof typeof news
const news = {
  saved: campaignTexts.form.saved,
  submitted: t.submitted,
  returned: t.returned,
  approved: t.approved,
  another: words.needsAnother,
  withdrawn: t.withdrawn,
  braked: t.braked,
  released: t.released,
  corrected: t.corrected,
  tested: campaignTexts.tests.asked,
} as const
export const isNews = (value: string | undefined): value is CampaignNews =>
  value !== undefined && Object.hasOwn(news, value)

/** A campaign as it stands: to be looked at, approved, stopped. */
export const CampaignPage = ({ view, done }: { view: CampaignView; done: CampaignNews | undefined }) => {
  const { campaign, office, mayApprove, whyNot } = view
  const { id, state } = campaign
  return (
    <>
      {done && (
        <Notice kind="success" live>
          <p>{news[done]}</p>
        </Notice>
      )}
      <p class="row-actions">
        <StateTag state={state} />
        <span>{campaignTexts.number(campaign.serial)}</span>
        <span>{office}</span>
        {campaign.materialisedAt && <Link href={`${campaignPath(id)}/progress`}>{t.progress}</Link>}
        {campaign.materialisedAt && <Link href={`${campaignPath(id)}/results`}>{t.results}</Link>}
        {mayApprove && <Link href="#approval">{t.toApproval}</Link>}
        {view.correction && <Link href={campaignPath(view.correction)}>{t.toCorrection}</Link>}
      </p>
      <Brakes view={view} />
      {state === 'submitted' && !mayApprove && <Notice title={whyNot ? words.problems[whyNot] : t.waitsForOther} />}
      <Warnings view={view} />
      <ContentBlock view={view} />
      <LooksBlock view={view} />
      <HoursBlock view={view} />
      {(state === 'submitted' || view.difference) && <Difference view={view} />}
      {mayApprove && <Approve view={view} />}
      <Next view={view} />
      <History view={view} />
    </>
  )
}

/** Above everything: what is going out is stopped by one press. */
const Brakes = ({ view: { campaign, may } }: { view: CampaignView }) => (
  <>
    {may.brake && campaign.state === 'sending' && (
      <Form action={`${campaignPath(campaign.id)}/brake`} label={t.brake}>
        <Actions>
          <Button variant="danger">{t.brake}</Button>
        </Actions>
      </Form>
    )}
    {campaign.state === 'braked' && (
      <Notice kind="warning" title={campaignTexts.progress.braked}>
        <p>
          <Link href={`${campaignPath(campaign.id)}/progress`}>{t.progress}</Link>
        </p>
      </Notice>
    )}
  </>
)

const Approve = ({ view: { campaign, fingerprint, burst, size } }: { view: CampaignView }) => (
  <Block title={words.approve} id="approval">
    {burst && <Notice kind="warning" title={words.burst(burst.emergencies, burst.minutes)} />}
    {size && (
      <>
        {size.corrected !== undefined && <p>{words.sizeOfCorrection(sayCount(size.corrected))}</p>}
        {size.segment !== undefined && <p>{words.sizeOfSegment(sayCount(size.segment))}</p>}
        {size.topic !== undefined && <p>{words.sizeOfTopic(sayCount(size.topic))}</p>}
        {size.both !== undefined && <p>{words.sizeOfBoth(sayCount(size.both))}</p>}
        <Meta>{words.sizeNote}</Meta>
      </>
    )}
    <p>{words.approveLede}</p>
    <Form action={`${campaignPath(campaign.id)}/approval`} label={words.approve}>
      <input type="hidden" name="fingerprint" value={fingerprint} />
      {campaign.content.urgency === 'emergency' && <Checkbox name="night" label={words.night} />}
      <Actions>
        <Button keys="Ctrl+Enter">{words.approve}</Button>
      </Actions>
    </Form>
  </Block>
)

const Next = ({ view }: { view: CampaignView }) => {
  const { campaign, may, testsReady } = view
  const { id, state, materialisedAt } = campaign
  const can = (deed: CampaignDeed) => after(state, deed) !== undefined
  if (!may.write && !may.brake) return null
  return (
    <Block title={t.next} id="next">
      {may.write && can('submit') && (
        <>
          <Meta>{t.submitNote}</Meta>
          <Actions>
            <Press id={id} deed="submission" label={t.submit} variant="primary" />
            <LinkButton href={`${campaignPath(id)}/edit`} variant="secondary">
              {t.edit}
            </LinkButton>
          </Actions>
        </>
      )}
      {may.brake && can('release') && <Press id={id} deed="release" label={t.release} variant="primary" />}
      {may.write && can('return') && <Press id={id} deed="return" label={t.return} variant="secondary" />}
      {may.write && can('correct') && materialisedAt && !view.correction && (
        <>
          <Meta>{t.correctNote}</Meta>
          <Press id={id} deed="correction" label={t.correct} variant="secondary" />
        </>
      )}
      {may.write && can('withdraw') && (
        <>
          {materialisedAt && <Meta>{t.withdrawNote}</Meta>}
          <Press id={id} deed="withdrawal" label={materialisedAt ? t.withdrawRest : t.withdraw} variant="quiet" />
        </>
      )}
      {may.write && !materialisedAt && (
        <>
          <h3>{campaignTexts.tests.block}</h3>
          <Meta>{campaignTexts.tests.blockNote}</Meta>
          {testsReady && <Press id={id} deed="test" label={campaignTexts.tests.press} variant="secondary" />}
          <p>
            <Link href={testsPath}>{campaignTexts.tests.manage}</Link>
          </p>
        </>
      )}
    </Block>
  )
}

type PressProps = {
  id: CampaignView['campaign']['id']
  deed: 'submission' | 'return' | 'withdrawal' | 'release' | 'correction' | 'test'
  label: string
  variant: 'primary' | 'secondary' | 'quiet'
}

const Press = ({ id, deed, label, variant }: PressProps) => (
  <Form action={`${campaignPath(id)}/${deed}`} label={label}>
    <Actions>
      <Button variant={variant}>{label}</Button>
    </Actions>
  </Form>
)

const History = ({ view: { events, names } }: { view: CampaignView }) => (
  <Block title={t.history} id="history">
    <DataTable
      caption={t.history}
      columns={[{ label: t.columns.when, heading: true }, { label: t.columns.what }, { label: t.columns.who }]}
      rows={events.map(({ kind, at, staffId }) => ({
        cells: [sayMoment(at), t.kinds[kind], staffId ? (names.get(staffId) ?? '') : t.machine],
      }))}
    />
  </Block>
)
