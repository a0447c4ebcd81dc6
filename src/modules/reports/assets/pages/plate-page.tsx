import type { Lang } from '#platform/i18n/index.ts'
import { formatDate, wardDate } from '#platform/time/index.ts'
import { Actions, Lede, Link, LinkButton, Meta, Tag, type TagKind } from '#platform/ui/index.ts'
import type { ShownNear, ShownPicture } from '../../filing/store/similar.ts'
import { filingTexts } from '../../filing/text/index.ts'
import { sizeOf } from '../../pictures/index.ts'
import type { Shape } from '../../record/index.ts'
import { publicTexts } from '../text/index.ts'
import { platePath } from './paths.ts'

const tags: Readonly<Record<Shape, TagKind>> = { received: 'wait', working: 'ask', done: 'ok' }

type OpenProps = {
  lang: Lang
  plate: string
  /** What kind of thing it is. */
  name: string
  open: readonly { report: ShownNear; picture: ShownPicture | undefined }[]
}

/** Who scans a plate of what is known already sees that first; something else can still be told. */
export const OpenPage = ({ lang, plate, name, open }: OpenProps) => {
  const t = publicTexts(lang).open
  const { similar, states } = filingTexts(lang)
  return (
    <>
      <Lede>{t.lede(name, plate)}</Lede>
      {open.map(({ report, picture }) => (
        <article class="similar">
          {picture ? (
            <img
              src={`/reports/photos/${picture.id}/medium`}
              alt={picture.alt ?? similar.photo(report.title)}
              loading="lazy"
              {...sizeOf(picture, 'medium')}
            />
          ) : (
            <p class="meta">{similar.noPhoto}</p>
          )}
          <h2>{report.title}</h2>
          <p>
            <Tag kind={tags[report.shape]}>{states[report.state]}</Tag>
          </p>
          <p>
            {report.town}・{similar.filed(formatDate(wardDate(report.filedAt), lang))}
          </p>
          {report.text && <p>{report.text}</p>}
          <Actions>
            <LinkButton href={`/reports/${report.number}`} wide>
              {t.watch}
            </LinkButton>
          </Actions>
        </article>
      ))}
      <Meta>{t.otherNote}</Meta>
      <p>
        <Link href={`${platePath(plate)}?other=1`} standalone icon="more">
          {t.other}
        </Link>
      </p>
    </>
  )
}

type GoneProps = {
  lang: Lang
  /** Missing: it cannot be read. */
  plate: string | undefined
  /** Of a thing that stood there. */
  name: string | undefined
}

/** The number is of nothing that stands: what to do instead. */
export const PlateGonePage = ({ lang, plate, name }: GoneProps) => {
  const t = publicTexts(lang).gone
  return (
    <>
      <Lede>{!plate ? t.unreadable : name === undefined ? t.unknown(plate) : t.ended(name, plate)}</Lede>
      <p>{t.still}</p>
      <Actions>
        <LinkButton href={plate ? `/reports/new?plate=${plate}` : '/reports/new'}>{t.report}</LinkButton>
      </Actions>
    </>
  )
}
