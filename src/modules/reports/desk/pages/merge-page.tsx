import { formatDateTime } from '#platform/time/index.ts'
import { Block, Button, EmptyState, Form, Lede, Link, Meta, Notice, TextField } from '#platform/ui/index.ts'
import { sizeOf } from '../../pictures/index.ts'
import { type Candidate, likely } from '../candidates.ts'
import { deskTexts } from '../text/index.ts'
import type { ReportView } from '../view.ts'
import { StateTag } from './board-page.tsx'
import { reportPath } from './paths.ts'

const t = deskTexts.merge

type MergeProps = { view: ReportView; candidates: readonly Candidate[]; typed: string | undefined }

/** What may be the same thing, with large pictures: a title alone does not show it. */
export const MergePage = ({ view: { report, root }, candidates, typed }: MergeProps) => {
  const path = reportPath(report.id)
  if (root)
    return (
      <>
        <Notice>{t.isMerged(root.number)}</Notice>
        <Form action={`${path}/unmerge`} label={t.undo}>
          <Button variant="secondary" keys="U">
            {t.undo}
          </Button>
          <Meta>{t.undoHint}</Meta>
        </Form>
        <p>
          <Link href={reportPath(root.id)}>{`${root.number}　${root.shownTitle}`}</Link>
        </p>
      </>
    )
  return (
    <>
      <Lede>{t.lede}</Lede>
      <Block title={t.candidates}>
        {candidates.length === 0 ? (
          <EmptyState title={t.none} />
        ) : (
          <ul class="candidates">
            {candidates.map((one) => (
              <li>
                <Picture candidate={one} />
                <div>
                  <h3>
                    <Link href={reportPath(one.id)}>{one.title}</Link>
                  </h3>
                  <p>
                    <StateTag state={one.state} /> <b>{t.away(one.metres)}</b> {sayLikely(one.score)}
                  </p>
                  <p class="meta">
                    <span class="num">{one.number}</span>　{one.town}　{formatDateTime(one.filedAt, 'ja')}
                  </p>
                  <p class="said">{one.text}</p>
                  <Form action={`${path}/merge`} label={t.hereOf(one.number)} class="row-actions">
                    <input type="hidden" name="other" value={one.id} />
                    <input type="hidden" name="otherVersion" value={one.version} />
                    <input type="hidden" name="version" value={report.version} />
                    <Button variant="secondary" small name="way" value="here">
                      {t.here}
                    </Button>
                    <Button variant="secondary" small name="way" value="there">
                      {t.there}
                    </Button>
                  </Form>
                </div>
              </li>
            ))}
          </ul>
        )}
      </Block>
      <Block title={t.byNumber}>
        <Form action={`${path}/merge`} label={t.byNumber}>
          <input type="hidden" name="version" value={report.version} />
          <TextField name="number" label={t.number} value={typed} maxLength={30} />
          <div class="row-actions">
            <Button variant="secondary" small name="way" value="here">
              {t.here}
            </Button>
            <Button variant="secondary" small name="way" value="there">
              {t.there}
            </Button>
          </div>
        </Form>
      </Block>
      <p>
        <Link standalone href={path}>
          {t.back}
        </Link>
      </p>
    </>
  )
}

const Picture = ({ candidate: { id, photoId, width, height, title } }: { candidate: Candidate }) =>
  photoId && width && height ? (
    <img
      src={`${reportPath(id)}/photos/${photoId}/medium`}
      alt={title}
      {...sizeOf({ width, height }, 'medium')}
      loading="lazy"
    />
  ) : (
    <Meta>{t.noPicture}</Meta>
  )

const sayLikely = (score: number): string =>
  score > 0.4 ? t.likely.very : score > likely ? t.likely.rather : t.likely.little
