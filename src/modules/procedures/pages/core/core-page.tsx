import { Block, Button, DataTable, Form, Lede, Meta } from '#platform/ui/index.ts'
import type { CountedBatch } from '../../store/core/batches.ts'
import type { Waiting } from '../../store/core/entries.ts'
import { core } from '../../text/intake/core.ts'
import { CoreNav } from './core-nav.tsx'

type CorePageProps = {
  waiting: readonly (Waiting & { title: string; systemName: string })[]
  batches: readonly (CountedBatch & { name: string; title: string })[]
  moment: (at: Temporal.Instant) => string
}

const t = core
const nothing = <Meta>{t.nothing}</Meta>

/** What waits for the core system, and the files that went there. */
export const CorePage = ({ waiting, batches, moment }: CorePageProps) => (
  <>
    <CoreNav current="files" />
    <Lede>{t.lede}</Lede>
    <Block title={t.waiting}>
      <DataTable
        caption={t.waiting}
        columns={[
          { label: t.columns.procedure, heading: true },
          { label: t.columns.system },
          { label: t.columns.count, numeric: true },
          { label: t.columns.since },
          { label: t.columns.act },
        ]}
        rows={waiting.map((one) => ({
          cells: [
            one.title,
            one.systemName,
            String(one.count),
            moment(one.since),
            <Form action="/staff/core-system/batches">
              <input type="hidden" name="procedure" value={one.procedure} />
              <input type="hidden" name="office" value={one.officeId} />
              <Button small>{t.make}</Button>
            </Form>,
          ],
        }))}
        empty={<Meta>{t.nothingWaits}</Meta>}
      />
    </Block>
    <Block title={t.batches}>
      <DataTable
        caption={t.batches}
        columns={[
          { label: t.columns.batch, heading: true },
          { label: t.columns.procedure },
          { label: t.columns.madeAt },
          { label: t.columns.count, numeric: true },
          { label: t.columns.entered, numeric: true },
          { label: t.columns.checked, numeric: true },
        ]}
        rows={batches.map((batch) => ({
          href: `/staff/core-system/batches/${batch.id}`,
          cells: [
            <span class="num">{batch.name}</span>,
            batch.title,
            moment(batch.madeAt),
            String(batch.rows),
            String(batch.entered),
            String(batch.checked),
          ],
        }))}
        empty={nothing}
      />
    </Block>
  </>
)
