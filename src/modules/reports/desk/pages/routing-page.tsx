import { withoutReadings } from '#platform/i18n/index.ts'
import { Actions, Block, Button, DataTable, Form, Lede, NumberField, Notice, Select } from '#platform/ui/index.ts'
import type { Catalogue } from '../../record/index.ts'
import type { Radius } from '../store/handling.ts'
import { deskTexts, ownerWords } from '../text/index.ts'
import { routingPath } from './paths.ts'

const t = deskTexts.routing

type RoutingProps = {
  catalogue: Catalogue
  /** Names of offices by their keys. */
  offices: ReadonlyMap<string, string>
  radii: readonly Radius[]
  mayManage: boolean
  isSaved: boolean
  typed: Readonly<Record<string, string | readonly string[] | undefined>>
}

export const RoutingPage = ({ catalogue, offices, radii, mayManage, isSaved, typed }: RoutingProps) => {
  const { categories, groups, bodies, routing, settings } = catalogue
  const kindName = (code: string) => withoutReadings(categories.get(code)?.name.ja ?? code)
  const groupName = (code: string) => withoutReadings(groups.find((one) => one.code === code)?.name.ja ?? code)
  const rules = [...routing, { office: settings.office, rest: true as const }]
  return (
    <>
      <Lede>{t.lede}</Lede>
      {isSaved && (
        <Notice kind="success" live>
          {t.saved}
        </Notice>
      )}
      <DataTable
        caption={t.title}
        columns={[
          { label: t.columns.at },
          { label: t.columns.kinds, heading: true },
          { label: t.columns.owners },
          { label: t.columns.towns },
          { label: t.columns.office },
          { label: t.columns.body },
        ]}
        rows={rules.map((rule, index) => {
          if ('rest' in rule)
            return { cells: [String(index + 1), t.rest, t.every, t.every, offices.get(rule.office) ?? rule.office, ''] }
          const kinds = [...(rule.categories ?? []).map(kindName), ...(rule.groups ?? []).map(groupName)]
          return {
            cells: [
              String(index + 1),
              kinds.join('、') || t.every,
              rule.owners?.map((owner) => ownerWords[owner]).join('、') ?? t.every,
              rule.towns?.join('、') ?? t.every,
              offices.get(rule.office) ?? rule.office,
              rule.body ? withoutReadings(bodies.get(rule.body)?.name.ja ?? rule.body) : '',
            ],
          }
        })}
      />
      <Block title={t.radii}>
        <p>{t.radiiLede}</p>
        {mayManage && (
          <Form action={routingPath} label={t.save}>
            <div class="filters">
              <Select
                name="category"
                label={t.category}
                emptyLabel={deskTexts.report.choose}
                options={radii.map(({ code }) => ({ value: code, label: kindName(code) }))}
                value={typeof typed.category === 'string' ? typed.category : undefined}
              />
              <NumberField
                name="metres"
                label={t.metres}
                unit={t.unit}
                value={typeof typed.metres === 'string' ? typed.metres : undefined}
              />
            </div>
            <Actions>
              <Button variant="secondary">{t.save}</Button>
            </Actions>
          </Form>
        )}
        <DataTable
          caption={t.radii}
          columns={[{ label: t.category, heading: true }, { label: t.metres, numeric: true }, { label: '' }]}
          rows={radii.map(({ code, radius, isChanged }) => ({
            cells: [kindName(code), `${radius}${t.unit}`, isChanged ? t.changed : t.ofProfile],
          }))}
        />
      </Block>
    </>
  )
}
