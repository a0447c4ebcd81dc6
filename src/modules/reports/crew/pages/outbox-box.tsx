import { Button, Link } from '#platform/ui/index.ts'
import { crewTexts } from '../text/index.ts'
import { kitPath, outboxPath, workPath } from './paths.ts'

const t = crewTexts.outbox

/** What waits on this phone, and the button to take the day along; for the island, without which nothing is seen of it. */
export const OutboxBox = ({ owner, takesAlong }: { owner: string; takesAlong?: boolean }) => (
  <div
    class="work-outbox"
    data-outbox
    data-ready={`${outboxPath}/ready`}
    data-address={outboxPath}
    data-owner={owner}
    data-kit={kitPath}
  >
    <p role="status" />
    {takesAlong && (
      <div data-takes hidden>
        <Button type="button" variant="secondary" wide name="take">
          {t.take}
        </Button>
        <p class="meta">{t.takeLede}</p>
      </div>
    )}
    <section class="outbox" hidden>
      <h2>{t.title}</h2>
      <ul data-list />
      <ul data-sent />
      <p data-others hidden>
        {t.says.others}
      </p>
      <p data-sign-in hidden>
        <Link href={`/staff/sign-in?return_to=${encodeURIComponent(workPath)}`} standalone icon="more">
          {t.signIn}
        </Link>
      </p>
    </section>
    <div hidden>
      {Object.entries(t.says).map(([name, words]) => (
        <span data-say={name}>{words}</span>
      ))}
    </div>
    <template>
      <li>
        <b data-label /> <span class="meta" data-time />
        <p data-state />
        <p>
          <a data-fix href={workPath} hidden>
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
