import { Block, Meta } from '#platform/ui/index.ts'
import { sizeOf } from '../../pictures/index.ts'
import { crewTexts } from '../text/index.ts'
import type { OrderView } from '../view.ts'
import { sitePath } from './paths.ts'

const t = crewTexts.order

/** Pictures as this member may see them; a page that is taken along has the small ones, and links to none. */
export const SitePhotos = ({ view: { order, photos, isCompany }, isKept }: { view: OrderView; isKept: boolean }) => {
  const size = isKept ? 'small' : 'medium'
  return (
    <Block title={t.pictures}>
      {photos.length === 0 && <Meta>{t.noPictures}</Meta>}
      <ul class="report-photos">
        {photos.map((photo, at) => {
          const path = `${sitePath(order.id)}/photos/${photo.id}`
          const picture = (
            <img
              src={`${path}/${size}`}
              alt={photo.alt ?? t.photoOf(t.roles[photo.role], at + 1)}
              {...sizeOf(photo, size)}
              loading="lazy"
            />
          )
          return (
            <li>
              {isKept ? picture : <a href={`${path}/large`}>{picture}</a>}
              <p class="meta">{t.roles[photo.role]}</p>
            </li>
          )
        })}
      </ul>
      {isCompany && <Meta>{t.hiddenPictures}</Meta>}
    </Block>
  )
}
