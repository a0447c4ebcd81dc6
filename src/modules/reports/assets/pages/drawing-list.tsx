import { formatCalendarDate } from '#platform/time/index.ts'
import { Button, Details, Form, Link } from '#platform/ui/index.ts'
import type { Drawing } from '../domain/drawing.ts'
import { assetTexts } from '../text/index.ts'
import { drawingFilePath, drawingPath, newDrawingPath } from './paths.ts'

const t = assetTexts.drawings

type ListProps = { drawings: readonly Drawing[]; mayManage: boolean }

/** Drawings of a thing: the newest revision of each, the older ones folded below it. */
export const DrawingList = ({ drawings, mayManage }: ListProps) => (
  <ul class="steps">
    {[...Map.groupBy(drawings, ({ series }) => series).values()].map(([newest, ...older]) =>
      newest ? (
        <li>
          <DrawingLine drawing={newest} mayManage={mayManage} />
          {older.length > 0 && (
            <Details summary={t.older}>
              {older.map((drawing) => (
                <DrawingLine drawing={drawing} mayManage={mayManage} />
              ))}
            </Details>
          )}
          {mayManage && (
            <p>
              <Link href={`${newDrawingPath}?series=${newest.series}`}>{t.addRevision}</Link>
            </p>
          )}
        </li>
      ) : null,
    )}
  </ul>
)

const DrawingLine = ({ drawing, mayManage }: { drawing: Drawing; mayManage: boolean }) => {
  const { id, kind, title, revision, madeOn } = drawing
  return (
    <div class="row-actions">
      <Link href={drawingFilePath(id)}>
        <span aria-hidden="true">{title}</span>
        <span class="vh">{t.download(title, revision)}</span>
      </Link>
      <span class="meta">
        {[t.kinds[kind], t.revision(revision), madeOn && formatCalendarDate(madeOn, 'ja'), sizeWords(drawing)]
          .filter(Boolean)
          .join('・')}
      </span>
      {mayManage && (
        <Form action={`${drawingPath(id)}/removal`} label={t.removeOf(title, revision)}>
          <Button variant="quiet" small>
            <span aria-hidden="true">{t.remove}</span>
            <span class="vh">{t.removeOf(title, revision)}</span>
          </Button>
        </Form>
      )}
    </div>
  )
}

const endings: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
  'image/webp': 'WebP',
}

/** 「PDF 120KB」 */
export const sizeWords = ({ mediaType, size }: Pick<Drawing, 'mediaType' | 'size'>): string =>
  `${endings[mediaType] ?? ''} ${t.kb(Math.ceil(size / 1000).toLocaleString('ja'))}`.trim()
