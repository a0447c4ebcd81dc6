import type { Lang } from '#platform/i18n/index.ts'
import { Actions, Button, Form, Link, Meta, Notice, Title } from '#platform/ui/index.ts'
import { stoppingTexts } from '../text/stopping.ts'

type StopPageProps = {
  lang: Lang
  /** What it is, as part of a sentence. */
  about: string
  /** `statutory` has no button. */
  state: 'stopped' | 'comes' | 'statutory'
  /** What was done just now. */
  done: 'stop' | 'resume' | undefined
  action: string
  /** Hidden field of a page that serves several. */
  what?: string | undefined
  isTopic: boolean
}

/** One thing with one button: stop it, or take that back. Whose it is stands nowhere. */
export const StopPage = ({ lang, about, state, done, action, what, isTopic }: StopPageProps) => {
  const t = stoppingTexts(lang)
  return (
    <>
      <Title>{t.title}</Title>
      {done && (
        <Notice kind="success" live>
          <p>{done === 'stop' ? t.stopped(about) : t.resumed(about)}</p>
          {done === 'stop' && <p>{t.stoppedNext}</p>}
        </Notice>
      )}
      {!done && <p>{{ stopped: t.isStopped(about), comes: t.ask(about), statutory: t.cannot }[state]}</p>}
      {state !== 'statutory' && (
        <Form action={action} name="stop">
          {what && <input type="hidden" name="what" value={what} />}
          <input type="hidden" name="to" value={state === 'stopped' ? 'resume' : 'stop'} />
          <Actions>
            <Button variant={state === 'stopped' || done ? 'secondary' : 'primary'}>
              {state === 'stopped' ? t.undo : isTopic ? t.stopTopic : t.stopKind}
            </Button>
          </Actions>
        </Form>
      )}
      <p>
        <Link href="/messages/choices" standalone iconAfter="more">
          {t.all}
        </Link>
      </p>
    </>
  )
}

/** A link that is good for nothing (any more). */
export const DeadStop = ({ lang, why }: { lang: Lang; why: 'over' | 'unknown' }) => {
  const t = stoppingTexts(lang)
  return (
    <>
      <Title>{t.title}</Title>
      <p>{t[why]}</p>
      <Meta>
        <Link href="/messages/choices" standalone iconAfter="more">
          {t.all}
        </Link>
      </Meta>
    </>
  )
}
