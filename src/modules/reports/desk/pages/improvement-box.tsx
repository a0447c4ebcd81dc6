import { Actions, Button, Form, Link, Meta } from '#platform/ui/index.ts'
import { isReadyToTell, whyNoCase } from '../domain/improvement.ts'
import { deskTexts } from '../text/index.ts'
import type { ReportView } from '../view.ts'
import { reportPath } from './paths.ts'

const t = deskTexts.improve.now

/** One press tells everybody; once told, what can be done with it. Nothing where there is no case. */
export const ImprovementBox = ({ view }: { view: ReportView }) => {
  const { report, photos, improvement, may } = view
  const path = `${reportPath(report.id)}/improvement`
  if (!may.moderate) return null
  if (improvement)
    return (
      <section>
        <h2>{t.title}</h2>
        <p>{whyNoCase(report) ? t.isNotTold : t.isTold}</p>
        <ToldActions view={view} />
      </section>
    )
  if (whyNoCase(report)) return null
  const isReady = isReadyToTell(report, photos)
  return (
    <section>
      <h2>{t.title}</h2>
      {isReady && (
        <Form action={path} label={t.title}>
          <input type="hidden" name="version" value={report.version} />
          <Meta>{t.hint}</Meta>
          <Actions>
            <Button variant="secondary">{t.press}</Button>
          </Actions>
        </Form>
      )}
      <p>
        <Link standalone href={path}>
          {isReady ? t.inWords : deskTexts.report.links.improve}
        </Link>
      </p>
    </section>
  )
}

/** What can be done with a case that everybody reads. */
export const ToldActions = ({ view: { report } }: { view: ReportView }) => {
  const path = `${reportPath(report.id)}/improvement`
  return (
    <div class="row-actions">
      <Link standalone href={path}>
        {t.correct}
      </Link>
      <Form action={`${path}/removal`} label={t.withdraw}>
        <Button variant="quiet" small>
          {t.withdraw}
        </Button>
      </Form>
      <Link standalone href={`/reports/improvements#improvement-${report.number}`}>
        {t.see}
      </Link>
    </div>
  )
}
