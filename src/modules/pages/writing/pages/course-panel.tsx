import type { Content } from '#platform/ui/index.ts'
import {
  Actions,
  Block,
  Button,
  DateField,
  Details,
  Form,
  Meta,
  Notice,
  TextArea,
  TextField,
} from '#platform/ui/index.ts'
import { toWareki } from '#platform/time/index.ts'
import type { PageId } from '../../domain/page.ts'
import { turnOf } from '../domain/course.ts'
import { textOf, typedMoment } from '../forms.ts'
import { writingTexts } from '../text/index.ts'
import { sayDay, sayMoment } from '../told.ts'
import type { OverviewProps } from './overview-page.tsx'
import { pagePath } from './paths.ts'

const t = writingTexts.course

/** Whose turn it is, and what this member can do now. */
export const CoursePanel = (props: OverviewProps) => {
  const { page, open, published } = props.view
  if (page.withdrawnAt) return null
  const turn = open && turnOf[open.state]
  return (
    <>
      {open && (
        <Block title={t.now} id="turn">
          {turn && <p>{t.turns[turn]}</p>}
          {open.state === 'approved' && <p>{t.waits(sayMoment(open.publishAt ?? open.createdAt))}</p>}
          <Turn {...props} />
        </Block>
      )}
      {!open && <Begin {...props} />}
      {open?.state === 'draft' && props.view.standing.writes && <ScheduleForm {...props} />}
      {open && open.state !== 'draft' && <ScheduleFacts {...props} />}
      {published && <ReviewPart {...props} />}
      {open && <PreviewPart {...props} />}
      {props.view.standing.writes && <SlugPart {...props} />}
      {published && (props.view.standing.approves || props.view.standing.looks) && <WithdrawPart {...props} />}
    </>
  )
}

type Press = { id: PageId; deed: string; label: Content; variant?: 'primary' | 'secondary' | 'danger'; keys?: string }

const Press = ({ id, deed, label, variant = 'primary', keys, children }: Press & { children?: Content }) => (
  <Form action={`${pagePath(id)}/${deed}`} label={typeof label === 'string' ? label : deed}>
    {children}
    <Actions>
      <Button variant={variant} keys={keys}>
        {label}
      </Button>
    </Actions>
  </Form>
)

const Turn = ({ view, goesStraight }: OverviewProps) => {
  const { page, open, standing, isOwnWork } = view
  if (!open) return null
  const { id } = page
  const returning = (
    <Details summary={t.return}>
      <Press id={id} deed="return" label={t.return} variant="secondary">
        <TextArea name="reason" label={t.returnReason} rows={3} maxLength={2000} />
      </Press>
    </Details>
  )
  return (
    <>
      {open.state === 'draft' && standing.writes && (
        <>
          <Press id={id} deed="submission" label={goesStraight ? t.submitStraight : t.submit} keys="Ctrl+Enter" />
          <Details summary={t.discard}>
            <Meta>{t.discardHint}</Meta>
            <Press id={id} deed="discard" label={t.discard} variant="danger" />
          </Details>
        </>
      )}
      {open.state === 'in_review' && standing.looks && (
        <>
          {open.submittedBy !== null && isOwnWork && <Meta>{t.ownLook}</Meta>}
          <Press id={id} deed="look" label={t.pass} keys="Ctrl+Enter">
            <TextArea name="said" label={t.said} rows={2} maxLength={2000} optional />
          </Press>
          {returning}
        </>
      )}
      {open.state === 'in_approval' && standing.approves && (
        <>
          {isOwnWork ? (
            <Meta>{t.ownPage}</Meta>
          ) : (
            <Press id={id} deed="approval" label={t.approve} keys="Ctrl+Enter">
              <input type="hidden" name="shown" value={open.submittedAt?.toString() ?? ''} />
            </Press>
          )}
          {returning}
        </>
      )}
      {open.state !== 'draft' && standing.writes && (
        <Press id={id} deed="recall" label={t.recall} variant="secondary" />
      )}
    </>
  )
}

const Begin = ({ view }: OverviewProps) => {
  const { page, published, standing } = view
  if (!standing.writes) return null
  if (page.kind === 'act' && published) return <Meta>{t.fixed}</Meta>
  return (
    <Block title={t.begin}>
      <Meta>{t.beginHint}</Meta>
      <Press id={page.id} deed="editions" label={t.begin} />
    </Block>
  )
}

const ScheduleForm = ({ view }: OverviewProps) => {
  const { page, open } = view
  if (!open) return null
  const typed = { ...typedMoment('publish', open.publishAt), ...typedMoment('takedown', open.takedownAt) }
  const value = (name: string) => textOf(typed, name)
  return (
    <Block title={t.schedule} id="schedule">
      <Press id={page.id} deed="schedule" label={t.scheduleSave} variant="secondary">
        <DateField name="publish_on" label={t.publishOn} hint={t.publishHint} value={value('publish_on')} optional />
        <TextField name="publish_time" label={t.publishTime} value={value('publish_time')} width="short" optional />
        <DateField
          name="takedown_on"
          label={t.takedownOn}
          hint={t.takedownHint}
          value={value('takedown_on')}
          optional
        />
        <TextField name="takedown_time" label={t.takedownTime} value={value('takedown_time')} width="short" optional />
        <DateField
          name="review_on"
          label={t.reviewOn}
          hint={t.reviewHint}
          value={open.reviewOn ? toWareki(open.reviewOn) : ''}
        />
        <TextField name="change_note" label={t.changeNote} value={open.changeNote ?? ''} width="full" optional />
      </Press>
    </Block>
  )
}

const ScheduleFacts = ({ view: { open } }: OverviewProps) =>
  open ? (
    <Block title={t.schedule}>
      <ul class="page-facts">
        <li>
          {t.publishOn}：{open.publishAt ? sayMoment(open.publishAt) : t.publishHint}
        </li>
        {open.takedownAt && (
          <li>
            {t.takedownOn}：{sayMoment(open.takedownAt)}
          </li>
        )}
        {open.reviewOn && (
          <li>
            {t.reviewOn}：{sayDay(open.reviewOn)}
          </li>
        )}
        {open.changeNote && (
          <li>
            {t.changeNote}：{open.changeNote}
          </li>
        )}
      </ul>
    </Block>
  ) : null

const ReviewPart = ({ view }: OverviewProps) => {
  const { page, published, standing, today } = view
  if (!published?.reviewOn) return null
  const isLate = Temporal.PlainDate.compare(published.reviewOn, today) <= 0
  return (
    <Block title={t.review} id="review">
      {isLate ? (
        <Notice kind="warning" title={t.reviewLate(sayDay(published.reviewOn))} />
      ) : (
        <p>
          {t.reviewOn}：{sayDay(published.reviewOn)}
        </p>
      )}
      {standing.writes && (
        <Details summary={t.reviewDone} open={isLate}>
          <Press id={page.id} deed="review" label={t.review} variant="secondary">
            <DateField name="next_review" label={t.reviewNext} />
          </Press>
        </Details>
      )}
    </Block>
  )
}

const PreviewPart = ({ view, previewDays }: OverviewProps) => (
  <Block title={t.preview}>
    <Meta>{t.previewHint(previewDays)}</Meta>
    <Press id={view.page.id} deed="previews" label={t.previewMake} variant="secondary" />
    {view.previewEnds && (
      <>
        <p>{t.previewUntil(sayMoment(view.previewEnds))}</p>
        <Press id={view.page.id} deed="previews/end" label={t.previewStop} variant="secondary" />
      </>
    )}
  </Block>
)

const SlugPart = ({ view: { page } }: OverviewProps) => (
  <Details summary={t.slug}>
    <Meta>{t.slugHint}</Meta>
    <Press id={page.id} deed="slug" label={t.slugSave} variant="secondary">
      <TextField name="slug" label={writingTexts.edit.slug} hint={writingTexts.edit.slugHint} value={page.slug} />
    </Press>
  </Details>
)

const WithdrawPart = ({ view: { page } }: OverviewProps) => (
  <Details summary={t.withdraw}>
    <Meta>{t.withdrawHint}</Meta>
    <Press id={page.id} deed="withdrawal" label={t.withdraw} variant="danger">
      <TextArea name="withdraw_reason" label={t.withdrawReason} rows={3} maxLength={500} />
    </Press>
  </Details>
)
