import type { OrganisationId, StaffId } from '#platform/ids/index.ts'
import { toWareki } from '#platform/time/index.ts'
import { Actions, Block, Button, DataTable, EmptyState, Form, Lede, Select, TextField } from '#platform/ui/index.ts'
import type { Worker } from '../store/workers.ts'
import { workerTexts as t } from '../worker-text.ts'
import { workersPath } from './say.tsx'

type WorkersProps = {
  workers: readonly Worker[]
  operators: ReadonlyMap<OrganisationId, string>
  names: ReadonlyMap<StaffId, string>
  typed: (name: string) => string | undefined
}

export const WorkersPage = ({ workers, operators, names, typed }: WorkersProps) => (
  <>
    <Lede>{t.lede}</Lede>
    <DataTable
      caption={t.title}
      columns={[
        { label: t.worker, heading: true },
        { label: t.operator },
        { label: t.from },
        { label: t.end, hideLabel: true },
      ]}
      rows={workers.map(({ operatorId, staffId, from }) => {
        const name = names.get(staffId) ?? ''
        return {
          cells: [
            name,
            operators.get(operatorId) ?? '',
            toWareki(from),
            <Form action={`${workersPath}/${operatorId}/${staffId}/end`} label={`${t.end}：${name}`}>
              <Button small variant="secondary">
                {t.end}
              </Button>
            </Form>,
          ],
        }
      })}
      empty={<EmptyState title={t.none} />}
    />
    {operators.size > 0 && (
      <Block title={t.add}>
        <Form action={workersPath} label={t.add}>
          <Select
            name="operator"
            label={t.operator}
            emptyLabel={t.choose}
            value={typed('operator')}
            options={[...operators].map(([value, label]) => ({ value, label }))}
          />
          <TextField name="number" label={t.number} value={typed('number')} width="short" />
          <Actions>
            <Button>{t.add}</Button>
          </Actions>
        </Form>
      </Block>
    )}
  </>
)
