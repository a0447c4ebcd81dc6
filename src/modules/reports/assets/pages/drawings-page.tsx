import type { OfficeId } from '#platform/ids/index.ts'
import { formatCalendarDate } from '#platform/time/index.ts'
import {
  Actions,
  Button,
  DataTable,
  DateField,
  EmptyState,
  FileField,
  Filters,
  Form,
  Lede,
  Link,
  Meta,
  Notice,
  NoWrap,
  Pager,
  Select,
  TextField,
} from '#platform/ui/index.ts'
import type { Asset } from '../domain/asset.ts'
import { type Drawing, drawingKinds } from '../domain/drawing.ts'
import type { DrawingFilter, ListedDrawing } from '../store/drawings.ts'
import { assetTexts } from '../text/index.ts'
import { sizeWords } from './drawing-list.tsx'
import { assetPath, drawingFilePath, drawingsPath, newDrawingPath } from './paths.ts'

const t = assetTexts.drawings
const kinds = drawingKinds.map((value) => ({ value, label: t.kinds[value] }))

type ListProps = {
  drawings: readonly ListedDrawing[]
  filter: DrawingFilter
  more: string | undefined
  mayManage: boolean
  done: keyof typeof t.done | undefined
}

/** Drawings of the offices, by title and town; older revisions stand on the page of their thing. */
export const DrawingsPage = ({ drawings, filter, more, mayManage, done }: ListProps) => (
  <>
    {done && (
      <Notice kind="success" live>
        {t.done[done]}
      </Notice>
    )}
    <Filters action={drawingsPath} label={t.filters}>
      <TextField name="find" label={t.find} hint={t.findHint} type="search" value={filter.find} maxLength={60} />
      <TextField name="town" label={t.town} value={filter.town} maxLength={30} width="short" />
      <Select name="kind" label={t.kind} emptyLabel={t.every} options={kinds} value={filter.kind} />
      <Button variant="secondary" small>
        {t.apply}
      </Button>
      <Link href={drawingsPath}>{t.clear}</Link>
    </Filters>
    <DataTable
      caption={t.list}
      class="queue"
      columns={[
        { label: t.columns.title, heading: true },
        { label: t.columns.kind },
        { label: t.columns.of },
        { label: t.columns.town },
        { label: t.columns.revision },
        { label: t.columns.made },
        { label: t.columns.size },
      ]}
      rows={drawings.map((drawing) => ({
        href: drawingFilePath(drawing.id),
        cells: [
          drawing.title,
          t.kinds[drawing.kind],
          drawing.assetId ? (
            <Link href={assetPath(drawing.assetId)}>{t.ofAsset(drawing.plate ?? '', drawing.label ?? '')}</Link>
          ) : (
            <span class="num">{`${drawing.lat.toFixed(4)}, ${drawing.lon.toFixed(4)}`}</span>
          ),
          drawing.town,
          <NoWrap>
            {mayManage ? (
              <Link href={`${newDrawingPath}?series=${drawing.series}`}>
                <span aria-hidden="true">{t.revision(drawing.revision)}</span>
                <span class="vh">{`${drawing.title} ${t.addRevision}`}</span>
              </Link>
            ) : (
              t.revision(drawing.revision)
            )}
          </NoWrap>,
          drawing.madeOn ? formatCalendarDate(drawing.madeOn, 'ja') : '',
          <NoWrap>{sizeWords(drawing)}</NoWrap>,
        ],
      }))}
      empty={<EmptyState title={t.empty} />}
    />
    <Pager nextHref={more} />
    {mayManage && (
      <p class="row-actions">
        <Link standalone href={newDrawingPath}>
          {t.add}
        </Link>
      </p>
    )}
  </>
)

type AddProps = {
  asset: Asset | undefined
  series: Drawing | undefined
  offices: readonly { id: OfficeId; name: string }[]
  typed: Readonly<Record<string, string | undefined>>
}

/** A drawing comes in: of a thing, of a place, or as the next revision of one. */
export const AddDrawingPage = ({ asset, series, offices, typed }: AddProps) => (
  <>
    <Lede>{t.addLede}</Lede>
    {series && <Meta>{t.ofSeries(series.title, series.revision + 1)}</Meta>}
    {asset && <Meta>{t.ofAsset(asset.plate, asset.label)}</Meta>}
    <Form action={newDrawingPath} label={t.add} multipart>
      {series && <input type="hidden" name="series" value={series.series} />}
      {asset && <input type="hidden" name="asset" value={asset.id} />}
      {!series && (
        <>
          <TextField
            name="title"
            label={t.drawingTitle}
            hint={t.titleHint}
            maxLength={120}
            width="full"
            value={typed.title}
          />
          <Select name="kind" label={t.kind} options={kinds} value={typed.kind ?? 'construction'} />
        </>
      )}
      {!series && !asset && (
        <>
          <TextField
            name="plate"
            label={t.plate}
            hint={t.plateHint}
            optional
            maxLength={30}
            width="short"
            value={typed.plate}
          />
          <TextField
            name="position"
            label={t.position}
            hint={t.positionHint}
            optional
            maxLength={60}
            value={typed.position}
          />
          {offices.length > 1 && (
            <Select
              name="office"
              label={assetTexts.forms.office}
              emptyLabel={assetTexts.forms.choose}
              options={offices.map(({ id, name }) => ({ value: id, label: name }))}
              value={typed.office}
            />
          )}
        </>
      )}
      <DateField name="madeOn" label={t.madeOn} optional value={typed.madeOn} />
      <FileField name="file" label={t.file} accept="application/pdf,image/png,image/jpeg" />
      <Actions>
        <Button>{t.save}</Button>
      </Actions>
    </Form>
  </>
)
