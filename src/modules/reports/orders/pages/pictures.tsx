import { Block, Meta } from '#platform/ui/index.ts'
import { deskTexts } from '../../desk/index.ts'
import { sizeOf } from '../../pictures/index.ts'
import type { OrderPicture } from '../store/pictures.ts'
import { orderTexts } from '../text/index.ts'
import type { OrderView } from '../view.ts'
import { orderPath } from './paths.ts'

const t = orderTexts.one

/** How it was, and beside it how it is. */
export const OrderPictures = ({ view: { order, pictures } }: { view: OrderView }) => (
  <div class="before-after">
    <Block title={t.before}>
      <Row order={order} pictures={pictures.filter(({ role }) => role !== 'after')} none={t.noBefore} />
    </Block>
    <Block title={t.after}>
      <Row order={order} pictures={afterOf(pictures)} none={t.noAfter} />
    </Block>
  </div>
)

export const afterOf = (pictures: readonly OrderPicture[]): OrderPicture[] =>
  pictures.filter(({ role }) => role === 'after')

type RowProps = { order: OrderView['order']; pictures: readonly OrderPicture[]; none: string }

const Row = ({ order, pictures, none }: RowProps) =>
  pictures.length === 0 ? (
    <Meta>{none}</Meta>
  ) : (
    <ul class="report-photos">
      {pictures.map((picture, at) => (
        <li>
          <a href={`${orderPath(order.id)}/photos/${picture.id}/large`}>
            <img
              src={`${orderPath(order.id)}/photos/${picture.id}/medium`}
              alt={picture.alt ?? t.photoOf(deskTexts.report.roles[picture.role], at + 1)}
              {...sizeOf(picture, 'medium')}
              loading="lazy"
            />
          </a>
          <p class="meta">
            {t.photoOf(deskTexts.report.roles[picture.role], at + 1)}
            {picture.shownFileId ? `　${t.isShown}` : ''}
          </p>
        </li>
      ))}
    </ul>
  )
