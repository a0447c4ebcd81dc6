import { Actions, Block, Button, Details, Form, Notice, TextArea } from '#platform/ui/index.ts'
import { isOutsidePurpose } from '../domain/version.ts'
import { staffTexts } from '../text/staff.ts'
import type { SegmentPageProps } from './segment-page.tsx'

const t = staffTexts.course

/** What comes next: submit, approve or send back, the next version, the end. */
export const Course = (props: SegmentPageProps & { path: string }) => {
  const { state, may } = props
  if (state === 'draft') return may.write ? <Submit {...props} /> : null
  if (state === 'submitted') return <Waiting {...props} />
  return may.write ? <Renew {...props} /> : null
}

const Submit = ({ path, shown }: SegmentPageProps & { path: string }) => (
  <Block title={t.submit} id="submit">
    {isOutsidePurpose(shown.ground) && <Notice kind="warning" title={t.once} />}
    <p>{t.submitNote}</p>
    <Form action={`${path}/submission`} label={t.submit}>
      <Actions>
        <Button>{t.submit}</Button>
      </Actions>
    </Form>
  </Block>
)

const Waiting = ({ path, shown, may, given, opened }: SegmentPageProps & { path: string }) => {
  if (may.isOwnWork || !may.approve)
    return (
      <Block title={staffTexts.states.submitted} id="waiting">
        <p>{t.waiting}</p>
        {may.isOwnWork && may.write && (
          <Form action={`${path}/return`} label={t.takeBack}>
            <input type="hidden" name="why" value={t.takenBack} />
            <Actions>
              <Button variant="secondary">{t.takeBack}</Button>
            </Actions>
          </Form>
        )}
      </Block>
    )
  return (
    <Block title={t.approve} id="approve">
      {isOutsidePurpose(shown.ground) && <Notice kind="warning" title={t.once} />}
      <p>{t.approveNote}</p>
      <Form action={`${path}/approval`} label={t.approve}>
        <input type="hidden" name="shown" value={shown.submittedAt?.toString() ?? ''} />
        <Actions>
          <Button>{t.approve}</Button>
        </Actions>
      </Form>
      <Details summary={t.return} open={opened === 'return'}>
        <Form action={`${path}/return`} label={t.return}>
          <TextArea name="why" label={t.why} rows={2} value={given('why')} />
          <Actions>
            <Button variant="secondary">{t.return}</Button>
          </Actions>
        </Form>
      </Details>
    </Block>
  )
}

const Renew = ({ path }: SegmentPageProps & { path: string }) => (
  <Block title={t.newVersion} id="next">
    <p>{t.newVersionNote}</p>
    <Form action={`${path}/versions`} label={t.newVersion}>
      <Actions>
        <Button variant="secondary">{t.newVersion}</Button>
      </Actions>
    </Form>
    <Details summary={t.end}>
      <p>{t.endNote}</p>
      <Form action={`${path}/end`} label={t.end}>
        <Actions>
          <Button variant="danger">{t.end}</Button>
        </Actions>
      </Form>
    </Details>
  </Block>
)
