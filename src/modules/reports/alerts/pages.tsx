import type { House } from '#platform/module/index.ts'
import { Actions, Block, Button, EmptyState, Form, Link, Meta, Radios, Select, Title } from '#platform/ui/index.ts'
import { ChoosePlace, type PlaceDraft } from '../ground/index.ts'
import type { Say } from '../reading/index.ts'
import type { Catalogue } from '../record/index.ts'
import { radii, rhythms } from './domain/subscription.ts'
import type { Subscription } from './store/subscriptions.ts'
import { OwnAlerts } from './own-alerts.tsx'
import { alertTexts } from './text/index.ts'

export type AlertsProps = {
  house: House
  say: Say
  catalogue: Catalogue
  subscriptions: readonly Subscription[]
  place: PlaceDraft
  typed: Readonly<Record<string, string>>
}

/** What one is told of new reports, and how to change it. */
export const AlertsPage = ({ house, say, catalogue, subscriptions, place, typed }: AlertsProps) => {
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
          <OwnAlerts say={say} catalogue={catalogue} subscriptions={subscriptions} />
        )}
      </Block>
      <Block title={t.add}>
        <Form action="/reports/alerts" name="add">
          {/* Enter in a field does what the last button does, not the first. */}
          <button type="submit" class="vh" tabindex={-1} aria-hidden="true">
            {t.submit}
          </button>
          <ChoosePlace house={house} draft={place} hint={t.placeHint} optional />
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
