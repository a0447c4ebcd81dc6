import { sizeOf } from '../../pictures/index.ts'
import type { ShownPhoto } from '../store/one.ts'
import { readingTexts } from '../text/index.ts'
import type { Say } from './say.ts'

const showsEnd = ({ role }: ShownPhoto): boolean => role === 'after' || role === 'answer'

export const addressOfPhoto = (id: string, size: 'large' | 'medium' | 'small'): string =>
  `/reports/photos/${id}/${size}`

type PhotosProps = { say: Say; photos: readonly ShownPhoto[]; isOwn: boolean; id?: string }

/** As it was, beside as it is: large, because they say more than words. */
export const Photos = ({ say, photos, isOwn, id = 'photos' }: PhotosProps) => {
  if (photos.length === 0) return null
  const t = readingTexts(say.lang).report
  const before = photos.filter((photo) => !showsEnd(photo))
  const after = photos.filter(showsEnd)
  return (
    <section class="block report-photos" aria-labelledby={id}>
      <h2 id={id}>{isOwn ? t.ownPhotos : t.photos}</h2>
      <div>
        <Group say={say} photos={before} title={after.length > 0 ? t.before : undefined} from={1} />
        <Group say={say} photos={after} title={t.after} from={before.length + 1} />
      </div>
    </section>
  )
}

type GroupProps = { say: Say; photos: readonly ShownPhoto[]; title: string | undefined; from: number }

const Group = ({ say, photos, title, from }: GroupProps) => {
  if (photos.length === 0) return null
  const t = readingTexts(say.lang).report
  return (
    <figure>
      {photos.map((photo, at) => {
        const { width, height } = sizeOf(photo, 'medium')
        return (
          <a href={addressOfPhoto(photo.id, 'large')}>
            <img
              src={addressOfPhoto(photo.id, 'medium')}
              alt={photo.alt ?? say.plain(t.photo(String(from + at)))}
              width={width}
              height={height}
              loading="lazy"
            />
          </a>
        )
      })}
      {title && <figcaption>{title}</figcaption>}
    </figure>
  )
}
