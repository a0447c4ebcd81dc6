import { href, type Lang } from '#platform/i18n/index.ts'
import { Link } from '#platform/ui/index.ts'
import { filingTexts } from '../text/index.ts'

const says = ['sending', 'kept', 'full', 'waiting', 'sign-in', 'fix', 'sent'] as const

/** What waits on this phone, for the island: nothing is seen of it while nothing does, and without a script. */
export const OutboxBox = ({ lang, isPage }: { lang: Lang; isPage?: boolean }) => {
  const t = filingTexts(lang).outbox
  return (
    <div data-outbox data-ready="/reports/outbox/ready" data-address={href(lang, '/reports/outbox')}>
      <p role="status" />
      {isPage && <p data-none>{t.none}</p>}
      <section class="outbox" hidden>
        <h2>{t.title}</h2>
        <ul data-list />
        <ul data-sent />
        <p data-sign-in hidden>
          <Link href="/sign-in?return_to=%2Freports%2Foutbox" standalone icon="more">
            {t.signIn}
          </Link>
        </p>
      </section>
      <div hidden>
        {says.map((name) => (
          <span data-say={name}>{t.says[name]}</span>
        ))}
      </div>
      <template>
        <li>
          <b data-label /> <span class="meta" data-time />
          <p data-state />
          <p>
            <a data-fix href="/reports/new" hidden>
              {t.fix}
            </a>{' '}
            <button type="button" class="button quiet small" data-drop>
              <span>{t.drop}</span>
            </button>
          </p>
        </li>
      </template>
    </div>
  )
}
