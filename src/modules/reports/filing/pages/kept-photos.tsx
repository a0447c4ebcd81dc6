import type { Lang } from '#platform/i18n/index.ts'
import { Button } from '#platform/ui/index.ts'
import { sizeOf } from '../../pictures/index.ts'
import type { Draft } from '../domain/draft.ts'
import { filingTexts } from '../text/index.ts'

type Props = { lang: Lang; draftId: string | undefined; photos: Draft['photos']; isFixed?: boolean }

/** What is with the office already, each with a way to take it off. */
export const KeptPhotos = ({ lang, draftId, photos, isFixed }: Props) => {
  const t = filingTexts(lang).form
  if (!draftId || photos.length === 0) return null
  return (
    <ul class="kept-photos">
      {photos.map((photo, at) => (
        <li>
          <img
            src={`/reports/new/${draftId}/photos/${photo.photoId}`}
            alt={t.kept(at + 1)}
            {...sizeOf(photo, 'small')}
          />
          {!isFixed && (
            <Button variant="quiet" small name="remove" value={photo.photoId}>
              {t.remove(at + 1)}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
