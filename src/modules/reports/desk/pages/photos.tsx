import { Block, Meta } from '#platform/ui/index.ts'
import { sizeOf } from '../../pictures/index.ts'
import { deskTexts } from '../text/index.ts'
import type { ReportView } from '../view.ts'
import { reportPath } from './paths.ts'

const t = deskTexts.report

/** All pictures as they came: nobody but the office sees them so. */
export const PhotoRow = ({ view: { report, photos } }: { view: ReportView }) => (
  <Block title={t.pictures}>
    {photos.length === 0 ? (
      <Meta>{t.noPictures}</Meta>
    ) : (
      <ul class="report-photos">
        {photos.map((photo) => (
          <li>
            <a href={`${reportPath(report.id)}/photos/${photo.id}/large`}>
              <img
                src={`${reportPath(report.id)}/photos/${photo.id}/medium`}
                alt={photo.alt ?? t.photoOf(t.roles[photo.role], photo.position)}
                {...sizeOf(photo, 'medium')}
                loading="lazy"
              />
            </a>
            <p class="meta">
              {t.roles[photo.role]}　{stateOf(photo)}
            </p>
          </li>
        ))}
      </ul>
    )}
  </Block>
)

const stateOf = ({ shownFileId, isLookedAt }: ReportView['photos'][number]): string =>
  shownFileId ? t.shownTo.everybody : isLookedAt ? t.shownTo.nobody : t.shownTo.none
