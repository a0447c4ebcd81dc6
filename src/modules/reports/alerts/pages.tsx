import {
  Actions,
  Block,
  Button,
  EmptyState,
  Form,
  Link,
  Meta,
  Radios,
  Select,
  TextField,
  Title,
} from '#platform/ui/index.ts'
import type { Say } from '../reading/index.ts'
import type { Catalogue } from '../record/index.ts'
import { radii, rhythms } from './domain/subscription.ts'
import type { Subscription } from './store/subscriptions.ts'
import { alertTexts } from './text/index.ts'

export type AlertsProps = {
  say: Say
  catalogue: Catalogue
  subscriptions: readonly Subscription[]
  typed: Readonly<Record<string, string>>
}

/** What one is told of new reports, and how to change it. */
export const AlertsPage = ({ say, catalogue, subscriptions, typed }: AlertsProps) => {
  const t = alertTexts(say.lang)
  const groups = catalogue.groups.filter(({ code }) =>
    [...catalogue.categories.values()].some(({ group }) => group === code),
  )
  return (
    <>
      <Title lede={t.lede}>{t.title}</Title>
      <Block title={t.own}>
        {subscriptions.length === 0 ? (
          <EmptyState title={t.none}>{null}</EmptyState>
        ) : (
          <ul class="reports plain-list">
            {subscriptions.map((one) => (
              <Own say={say} catalogue={catalogue} one={one} />
            ))}
          </ul>
        )}
      </Block>
      <Block title={t.add}>
        <Form action="/reports/alerts" name="add">
          <TextField name="place" label={t.place} hint={t.placeHint} value={typed.place} maxLength={80} optional />
          <Select
            name="radius"
            label={t.radius}
            hint={t.radiusHint}
            value={typed.radius}
            emptyLabel={t.usual}
            options={radii.map((metres) => ({ value: String(metres), label: say.plain(t.metres(String(metres))) }))}
          />
          <Select
            name="group"
            label={t.kind}
            value={typed.group}
            emptyLabel={t.allKinds}
            options={groups.map(({ code, name }) => ({ value: code, label: say.plain(say.words(name)) }))}
          />
          <Radios
            name="rhythm"
            legend={t.rhythm}
            value={typed.rhythm ?? 'each'}
            options={rhythms.map((rhythm) => ({ value: rhythm, label: t.rhythms[rhythm] }))}
          />
          <Actions>
            <Button>{t.submit}</Button>
          </Actions>
        </Form>
      </Block>
      <Meta>{t.ways}</Meta>
      <p>
        <Link href="/messages/choices" standalone>
          {t.choices}
        </Link>
      </p>
    </>
  )
}

const Own = ({ say, catalogue, one }: Pick<AlertsProps, 'say' | 'catalogue'> & { one: Subscription }) => {
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
