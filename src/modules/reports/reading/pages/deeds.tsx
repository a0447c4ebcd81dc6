import { Aside, Block, Button, Form, LinkButton, Link, Meta, Notice, PhoneLink, TextArea } from '#platform/ui/index.ts'
import { href } from '#platform/i18n/index.ts'
import type { ReportSettings } from '../../record/index.ts'
import type { OpenReport } from '../actions/open-report.ts'
import { readingTexts } from '../text/index.ts'
import { addressOfReport } from './rows.tsx'
import type { Say } from './say.ts'

type DeedsProps = { say: Say; open: OpenReport }
type ContestedProps = DeedsProps & { settings: ReportSettings; phone: string; typed?: string | undefined }

/** What else one can do with a report, beside it. */
export const Deeds = (props: DeedsProps) => {
  const { open } = props
  return (
    <>
      {open.report.mergedInto === null && open.standing !== 'reporter' && <Follow {...props} />}
      {open.canBeEnded && <End {...props} />}
    </>
  )
}

const Follow = ({ say, open: { report, standing } }: DeedsProps) => {
  const t = readingTexts(say.lang).deeds
  const base = addressOfReport(report.number)
  if (standing === 'follower')
    return (
      <Aside title={t.following}>
        <Form action={`${base}/following/end`} name="unfollow">
          <Button variant="secondary">{t.unfollow}</Button>
        </Form>
      </Aside>
    )
  return (
    <Aside title={t.follow}>
      <Meta>{t.followText}</Meta>
      {standing === 'nobody' ? (
        <LinkButton href={`/sign-in?return_to=${encodeURIComponent(href(say.lang, base))}`} variant="secondary">
          {t.signIn}
        </LinkButton>
      ) : (
        <Form action={`${base}/following`} name="follow">
          <Button variant="secondary">{t.follow}</Button>
        </Form>
      )}
    </Aside>
  )
}

/** Whether it is really fixed, asked of who reported or follows it, below the answer. */
export const Contested = ({ say, open, settings, phone, typed }: ContestedProps) => {
  const t = readingTexts(say.lang).deeds
  const base = addressOfReport(open.report.number)
  const isAsked = open.standing === 'reporter' || open.standing === 'follower'
  if (!isAsked || open.contest === 'not_fixed') return null
  return (
    <Block title={t.fixedTitle}>
      {open.hasConfirmed ? (
        <Notice kind="success">
          <p>{t.confirmed}</p>
        </Notice>
      ) : (
        <Form action={`${base}/confirmation`} name="confirm">
          <Button>{t.confirm}</Button>
        </Form>
      )}
      {open.contest === 'open' ? (
        <Form action={`${base}/reopening`} name="reopen">
          <TextArea
            name="words"
            label={`${t.reopen}。${t.reopenWords}`}
            hint={t.reopenHint}
            value={typed}
            rows={3}
            maxLength={1000}
          />
          <Meta>{t.reopenUntil(String(settings.reopenWithinDays))}</Meta>
          <Button variant="secondary">{t.reopenSubmit}</Button>
        </Form>
      ) : open.contest === 'too_late' ? (
        <>
          <p>{t.tooLate}</p>
          <p>
            <Link href="/reports/new" standalone>
              {readingTexts(say.lang).file}
            </Link>
          </p>
        </>
      ) : (
        <>
          <p>{t.tooOften}</p>
          <p>
            <PhoneLink phone={phone} standalone />
          </p>
        </>
      )}
    </Block>
  )
}

const End = ({ say, open }: DeedsProps) => {
  const t = readingTexts(say.lang).deeds
  const base = addressOfReport(open.report.number)
  return (
    <Aside title={t.endTitle}>
      <Form action={`${base}/end`} name="end">
        <p>
          <Button variant="secondary" name="to" value="fixed_by_others">
            {t.alreadyFixed}
          </Button>
        </p>
        <Meta>{t.withdrawText}</Meta>
        <Button variant="quiet" name="to" value="cancelled">
          {t.withdraw}
        </Button>
      </Form>
    </Aside>
  )
}
