import { Button, Form } from '#platform/ui/index.ts'
import type { Say } from '../reading/index.ts'
import type { Catalogue } from '../record/index.ts'
import type { Subscription } from './store/subscriptions.ts'
import { alertTexts } from './text/index.ts'

type OwnAlertsProps = {
  say: Say
  catalogue: Catalogue
  subscriptions: readonly Subscription[]
  /** The page to come back to, where it is another than that of the alerts. */
  from?: 'mine'
}

/** What one is told of new reports, each with a button that ends it. */
export const OwnAlerts = ({ subscriptions, ...rest }: OwnAlertsProps) => (
  <ul class="reports plain-list">
    {subscriptions.map((one) => (
      <Own {...rest} one={one} />
    ))}
  </ul>
)

const Own = ({ say, catalogue, one, from }: Omit<OwnAlertsProps, 'subscriptions'> & { one: Subscription }) => {
  const t = alertTexts(say.lang)
  const group = catalogue.groups.find(({ code }) => code === one.group)
  const isAnywhere = one.town === null && one.radiusMetres === null
  const where = isAnywhere ? t.wherever : say.town(one.label)
  const kind = group ? say.words(group.name) : t.allKinds
  return (
    <li>
      <div>
        <h3>
          {where} {one.radiusMetres !== null && <small>{t.metres(String(one.radiusMetres))}</small>}
        </h3>
        <p class="meta">
          <span>{kind}</span> <span>{t.rhythms[one.rhythm]}</span>
        </p>
        <Form action={`/reports/alerts/${one.id}/end`} name={`end-${one.id}`}>
          {from && <input type="hidden" name="from" value={from} />}
          <Button variant="quiet" small>
            {t.end}
            <span class="vh">
              ：{where}、{kind}
            </span>
          </Button>
        </Form>
      </div>
    </li>
  )
}
