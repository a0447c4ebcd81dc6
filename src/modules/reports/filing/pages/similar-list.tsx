import type { Lang } from '#platform/i18n/index.ts'
import { formatDate, wardDate } from '#platform/time/index.ts'
import { Button, Form, Link, Part, Tag, type TagKind } from '#platform/ui/index.ts'
import { sizeOf } from '../../pictures/index.ts'
import type { Shape } from '../../record/index.ts'
import type { Similar } from '../actions/find-similar.ts'
import { filingTexts } from '../text/index.ts'

const tags: Readonly<Record<Shape, TagKind>> = { received: 'wait', working: 'ask', done: 'ok' }

/** What may be the same thing: large, with its state, so that people can tell. */
export const SimilarList = ({
  lang,
  draftId,
  similar,
}: {
  lang: Lang
  draftId: string
  similar: readonly Similar[]
}) => {
  const t = filingTexts(lang)
  return (
    <Part title={t.similar.title} id="similar" lede={t.similar.note}>
      {similar.map(({ report, metres, picture }) => (
        <article class="similar">
          {picture ? (
            <img
              src={`/reports/photos/${picture.id}/medium`}
              alt={picture.alt ?? t.similar.photo(report.title)}
              loading="lazy"
              {...sizeOf(picture, 'medium')}
            />
          ) : (
            <p class="meta">{t.similar.noPhoto}</p>
          )}
          <h3>
            <Link href={`/reports/${report.number}`}>{report.title}</Link>
          </h3>
          <p>
            <Tag kind={tags[report.shape]}>{t.states[report.state]}</Tag>
          </p>
          <p>
            {report.town}・{t.similar.away(metres)}・{t.similar.filed(formatDate(wardDate(report.filedAt), lang))}
          </p>
          {report.text && <p>{report.text}</p>}
          <Form action={`/reports/new/${draftId}/follow`} label={report.title}>
            <input type="hidden" name="report" value={report.id} />
            <Button variant="secondary" wide>
              {t.similar.this}
            </Button>
          </Form>
        </article>
      ))}
      <p>
        <Link href="#send" standalone icon="more">
          {t.similar.other}
        </Link>
      </p>
    </Part>
  )
}
