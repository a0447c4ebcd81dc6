import type { OfficeId } from '#platform/ids/index.ts'
import { Actions, Block, Button, Checkbox, DataTable, Form, Link, Select, TextField } from '#platform/ui/index.ts'
import { type QueueFilter, usualFilter, writeFilter } from '../domain/filter.ts'
import type { SavedView } from '../domain/saved-view.ts'
import { views as t } from '../text.ts'

/** Something stands in every address of a list, or a default view would come instead. */
export const listHref = (query: string): string => `/staff?${query || `view=${usualFilter.view}`}`

/** Saved lists above the queue: one's own first, then those of the office. */
export const ViewNav = ({ views, query }: { views: readonly SavedView[]; query: string }) => (
  <nav class="subnav" aria-label={t.title}>
    {[{ name: t.usual, query: '', officeId: null }, ...views].map((view) => (
      <a href={listHref(view.query)} aria-current={view.query === query ? 'page' : undefined}>
        {view.officeId ? t.shared(view.name) : view.name}
      </a>
    ))}
    <Link href={`/staff/queue/views?${query}`}>{t.keep}</Link>
  </nav>
)

type ViewsProps = {
  views: readonly SavedView[]
  filter: QueueFilter
  /** Offices for which the actor may keep lists. */
  offices: readonly { id: OfficeId; name: string }[]
  typed: Readonly<Record<string, string | string[]>>
}

export const ViewsPage = ({ views, filter, offices, typed }: ViewsProps) => {
  const value = (name: string) => (typeof typed[name] === 'string' ? typed[name] : undefined)
  const mayDrop = (view: SavedView) => !view.officeId || offices.some(({ id }) => id === view.officeId)
  return (
    <>
      <Block title={t.keep}>
        <p>
          <Link href={listHref(writeFilter(filter))}>{t.thisList}</Link>
        </p>
        <Form action="/staff/queue/views" label={t.keep}>
          <input type="hidden" name="query" value={writeFilter(filter)} />
          <TextField name="name" label={t.name} hint={t.nameHint} value={value('name')} maxLength={30} />
          {offices.length > 0 && (
            <Select
              name="office"
              label={t.whose}
              emptyLabel={t.own}
              options={offices.map(({ id, name }) => ({ value: id, label: t.ofOffice(name) }))}
              value={value('office')}
            />
          )}
          <Checkbox name="opens" label={t.openWith} checked={value('opens') !== undefined} />
          <Actions>
            <Button>{t.save}</Button>
          </Actions>
        </Form>
      </Block>
      <Block title={t.title}>
        <DataTable
          caption={t.title}
          columns={[{ label: t.name, heading: true }, { label: t.whose }, { label: t.opens }, { label: t.act }]}
          rows={views.map((view) => ({
            href: listHref(view.query),
            cells: [
              view.name,
              view.officeId ? t.ofOffice(offices.find(({ id }) => id === view.officeId)?.name ?? '') : t.own,
              <Form
                action={`/staff/queue/views/${view.id}/${view.isDefault ? 'no-default' : 'default'}`}
                label={view.isDefault ? t.closeOf(view.name) : t.openOf(view.name)}
              >
                <Button variant="quiet" small>
                  {view.isDefault ? t.noLonger : t.openWith}
                </Button>
              </Form>,
              mayDrop(view) ? (
                <Form action={`/staff/queue/views/${view.id}/removal`} label={t.dropOf(view.name)}>
                  <Button variant="quiet" small>
                    {t.drop}
                  </Button>
                </Form>
              ) : (
                ''
              ),
            ],
          }))}
          empty={<p>{t.none}</p>}
        />
      </Block>
    </>
  )
}
