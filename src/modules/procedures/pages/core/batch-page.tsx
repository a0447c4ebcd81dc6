import { Actions, Block, Button, CompareTable, FileField, Form, LinkButton, Meta, Notice } from '#platform/ui/index.ts'
import { standingOf } from '../../domain/core/compare.ts'
import type { CoreBatch } from '../../store/core/batches.ts'
import type { CoreEntry } from '../../store/core/entries.ts'
import { core, standingLabels } from '../../text/intake/core.ts'

export type NamedEntry = CoreEntry & {
  applicantName: string
  enteredByName: string
  checkedByName: string
  isOwn: boolean
}

export type BatchPageProps = {
  batch: CoreBatch
  entries: readonly NamedEntry[]
  /** Why the file could not be made in Shift_JIS. */
  missing: string | undefined
  moment: (at: Temporal.Instant) => string
}

const t = core.batch

/** One file: what it holds, what came back, who entered and who compared. */
export const BatchPage = ({ batch, entries, missing, moment }: BatchPageProps) => (
  <>
    {missing && <Notice kind="warning">{missing}</Notice>}
    <Actions>
      <LinkButton href={`/staff/core-system/batches/${batch.id}/file`} variant="secondary">
        {t.utf8}
      </LinkButton>
      <LinkButton href={`/staff/core-system/batches/${batch.id}/file?encoding=shift_jis`} variant="secondary">
        {t.shiftJis}
      </LinkButton>
    </Actions>
    <Form action={`/staff/core-system/batches/${batch.id}/result`} multipart class="filters">
      <FileField name="result" label={t.result} accept=".csv,text/csv" />
      <Button variant="secondary" small>
        {t.load}
      </Button>
    </Form>
    <Meta>{batch.resultAt ? t.loaded(moment(batch.resultAt)) : t.noResult}</Meta>
    {entries.map((entry) => (
      <EntryBlock entry={entry} batch={batch} />
    ))}
  </>
)

const EntryBlock = ({ entry, batch }: { entry: NamedEntry; batch: CoreBatch }) => {
  const standing = standingOf({
    handed: entry.handed,
    held: entry.held,
    hasResult: batch.resultAt !== null,
    isChecked: entry.checkedBy !== null,
  })
  return (
    <Block title={`${entry.rowNumber}　${entry.receiptNumber}　${entry.applicantName}`}>
      <CompareTable
        caption={entry.receiptNumber}
        heads={[core.columns.item, core.columns.handed, core.columns.held, core.columns.standing]}
        rows={batch.items.map((item, place) => {
          const [handed, held] = [entry.handed?.[place] ?? '', entry.held?.[place]]
          const differs = held !== undefined && held !== handed
          return {
            term: item,
            left: handed,
            right: held ?? '—',
            result: held === undefined ? '' : standingLabels[differs ? 'differs' : 'same'],
            differs,
          }
        })}
      />
      <p>
        <b>{standingLabels[standing]}</b>
        {entry.enteredBy && `　${t.enteredBy(entry.enteredByName)}`}
        {entry.checkedBy && `　${t.checkedBy(entry.checkedByName)}`}
      </p>
      {standing === 'differs' && <Meta>{t.toHandedOver}</Meta>}
      {standing !== 'done' && <EntryActs entry={entry} />}
    </Block>
  )
}

const EntryActs = ({ entry }: { entry: NamedEntry }) => {
  const path = `/staff/core-system/entries/${entry.applicationId}`
  return (
    <div class="row-actions">
      {!entry.enteredBy ? (
        <>
          <Form action={`${path}/entered`}>
            <Button small>{t.entered}</Button>
          </Form>
          <Form action={`${path}/take-back`}>
            <Button variant="secondary" small>
              {t.back}
            </Button>
          </Form>
        </>
      ) : entry.isOwn ? (
        <Meta>{core.checkProblems.own_entry}</Meta>
      ) : (
        <Form action={`${path}/check`}>
          <Button small>{t.check}</Button>
        </Form>
      )}
    </div>
  )
}
