import { formatDateTime, formatDate } from '#platform/time/index.ts'
import {
  Actions,
  Block,
  Button,
  DataTable,
  DocumentList,
  Form,
  Lede,
  Meta,
  Pairs,
  TextField,
} from '#platform/ui/index.ts'
import { type LetterWishes, sayNumber } from '../domain/notice-letter.ts'
import { type Batch, mostLetters, type Reprint, type Waiting } from '../store/batches.ts'
import { letterTexts } from '../text/staff.ts'

const t = letterTexts.print

export const sayWishes = (wishes: LetterWishes): string =>
  (['largePrint', 'braille', 'voiceCode'] as const)
    .filter((one) => wishes[one])
    .map((one) => letterTexts.wishes[one])
    .join('、')

const Letters = ({ caption, letters }: { caption: string; letters: readonly Waiting[] }) => (
  <DataTable
    caption={caption}
    columns={[{ label: t.number, heading: true }, { label: t.wishes }]}
    rows={letters.map((one) => ({ cells: [sayNumber(one.number), sayWishes(one) || t.usual] }))}
    empty={<p>{t.none}</p>}
  />
)

export const PrintPage = ({ waiting, batches }: { waiting: readonly Waiting[]; batches: readonly Batch[] }) => (
  <>
    <Lede>{t.lede}</Lede>
    <Block title={t.waiting}>
      <Letters caption={t.waiting} letters={waiting} />
      {waiting.length > 0 && (
        <Form action="/staff/letters/print" label={t.make}>
          {waiting.length >= mostLetters && <Meta>{t.most(mostLetters)}</Meta>}
          <Actions>
            <Button>{t.make}</Button>
          </Actions>
        </Form>
      )}
    </Block>
    <Block title={t.batches}>
      <DataTable
        caption={t.batches}
        columns={[
          { label: t.columns.number, heading: true },
          { label: t.columns.made },
          { label: t.columns.letters },
          { label: t.columns.state },
        ]}
        rows={batches.map((one) => ({
          href: `/staff/letters/print/${one.id}`,
          cells: [
            t.batch(one.number),
            formatDate(one.madeOn, 'ja'),
            t.count(one.letters),
            one.postedAt ? t.states.posted : t.states.open,
          ],
        }))}
        empty={<p>{t.noBatches}</p>}
      />
    </Block>
  </>
)

type BatchProps = { batch: Batch; letters: readonly Waiting[]; reprints: readonly Reprint[]; typed: string | undefined }

export const BatchPage = ({ batch, letters, reprints, typed }: BatchProps) => {
  const path = `/staff/letters/print/${batch.id}`
  return (
    <>
      <Pairs
        pairs={[
          { term: t.columns.made, value: formatDate(batch.madeOn, 'ja') },
          { term: t.columns.letters, value: t.count(batch.letters) },
          {
            term: t.columns.state,
            value: batch.postedAt ? `${t.states.posted}（${formatDateTime(batch.postedAt, 'ja')}）` : t.states.open,
          },
        ]}
      />
      {!batch.postedAt && (
        <>
          <DocumentList
            entries={[
              { title: t.pdf, href: `${path}/letters.pdf` },
              { title: t.csv, href: `${path}/letters.csv` },
            ]}
          />
          <Form action={`${path}/posting`} label={t.post}>
            <Meta>{t.postNote}</Meta>
            <Actions>
              <Button>{t.post}</Button>
            </Actions>
          </Form>
        </>
      )}
      <Block title={t.letters}>
        <Letters caption={t.letters} letters={letters} />
      </Block>
      {reprints.length > 0 && (
        <Block title={t.reprints}>
          <DocumentList
            entries={reprints.map(({ id, reason, at }) => ({
              title: t.again,
              href: `${path}/reprints/${id}/letters.pdf`,
              note: `${formatDateTime(at, 'ja')}　${reason}`,
            }))}
          />
        </Block>
      )}
      <Block title={t.reprint}>
        <Form action={`${path}/reprints`} label={t.reprint}>
          <Meta>{t.reprintNote}</Meta>
          <TextField name="reason" label={t.reprintReason} value={typed} maxLength={200} width="full" />
          <Actions>
            <Button variant="secondary">{t.reprint}</Button>
          </Actions>
        </Form>
      </Block>
    </>
  )
}
