import type { Office } from '#modules/people/index.ts'
import type { Raw } from '#platform/http/index.ts'
import { withoutReadings } from '#platform/i18n/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import { formatDate, wardDate } from '#platform/time/index.ts'
import {
  Actions,
  Block,
  Button,
  DataTable,
  EmptyState,
  FileField,
  Form,
  Lede,
  Link,
  Meta,
  Notice,
  Pager,
  Select,
  Tag,
  TextArea,
} from '#platform/ui/index.ts'
import { keepingTexts } from '../text.ts'
import type { Media, UseOfMedia } from './store.ts'

const t = keepingTexts.media
const base = '/staff/pages/media'

type ListProps = {
  media: readonly Media[]
  uses: readonly UseOfMedia[]
  offices: ReadonlyMap<OfficeId, Office>
  own: readonly OfficeId[]
  isAll: boolean
  nextHref: string | undefined
  typed: Raw
  isRemoved: boolean
}

export const MediaListPage = ({ media, uses, offices, own, isAll, nextHref, typed, isRemoved }: ListProps) => (
  <>
    <h1>{t.title}</h1>
    <Lede>{t.lede}</Lede>
    {isRemoved && <Done words={t.removed} />}
    <Block title={t.add} id="add">
      <Form action={base} label={t.add} multipart>
        <FileField name="file" label={t.file} hint={t.fileHint} accept="image/jpeg,image/png,image/webp" />
        <Words value={typed['alt']} />
        {own.length > 1 && (
          <Select
            name="office"
            label={t.office}
            value={one(typed['office'])}
            options={own.map((id) => ({ value: id, label: offices.get(id)?.name ?? '' }))}
          />
        )}
        <Actions>
          <Button>{t.save}</Button>
        </Actions>
      </Form>
    </Block>
    <Block title={t.list} id="list">
      <p>
        <Link href={isAll ? base : `${base}?all=1`}>{isAll ? t.own : t.all}</Link>
      </p>
      <DataTable
        caption={t.list}
        columns={[
          { label: t.columns.picture },
          { label: t.columns.alt, heading: true },
          { label: t.columns.uses },
          { label: t.columns.changed },
        ]}
        rows={media.map(({ id, alt, isHeld, officeId, changedAt }) => ({
          href: `${base}/${id}`,
          cells: [
            isHeld ? '' : <Small id={id} />,
            alt,
            <Uses
              uses={uses.filter(({ mediaId }) => mediaId === id)}
              office={isAll ? offices.get(officeId)?.name : ''}
            />,
            formatDate(wardDate(changedAt), 'ja'),
          ],
        }))}
        empty={<EmptyState title={t.none} />}
      />
      <Pager nextHref={nextHref} />
    </Block>
  </>
)

type OneProps = {
  media: Media
  uses: readonly UseOfMedia[]
  office: string
  isOwn: boolean
  typed: Raw
  isSaved: boolean
}

export const MediaPage = ({ media, uses, office, isOwn, typed, isSaved }: OneProps) => (
  <>
    <h1>{media.alt}</h1>
    <Meta>{office}</Meta>
    {isSaved && <Done words={t.saved} />}
    {media.isHeld ? (
      <Notice kind="warning">
        <p>{t.held}</p>
      </Notice>
    ) : (
      <div class="page-preview">
        <img src={`${base}/${media.id}/picture`} alt={media.alt} />
      </div>
    )}
    <Block title={t.markdown}>
      <p class="page-source">{`![${media.alt}](/media/${media.id})`}</p>
    </Block>
    <Block title={t.usesTitle}>{uses.length === 0 ? <p>{t.unused}</p> : <Uses uses={uses} office="" />}</Block>
    {isOwn ? <Changes media={media} uses={uses} typed={typed} /> : <Meta>{t.notOwn}</Meta>}
  </>
)

const Changes = ({ media, uses, typed }: Pick<OneProps, 'media' | 'uses' | 'typed'>) => (
  <>
    <Block title={t.words} id="words">
      <Form action={`${base}/${media.id}/words`} label={t.words}>
        <Words value={typed['alt'] ?? media.alt} />
        <Meta>{t.wordsNote}</Meta>
        <Actions>
          <Button>{t.save}</Button>
        </Actions>
      </Form>
    </Block>
    <Block title={t.replace} id="replace">
      <Meta>{t.replaceNote}</Meta>
      {uses.every((use) => use.as === 'draft') && (
        <Form action={`${base}/${media.id}/picture`} label={t.replace} multipart>
          <FileField name="file" label={t.file} hint={t.fileHint} accept="image/jpeg,image/png,image/webp" />
          <Actions>
            <Button variant="secondary">{t.replace}</Button>
          </Actions>
        </Form>
      )}
    </Block>
    <Block title={t.remove} id="remove">
      <Meta>{t.removeNote}</Meta>
      {uses.length === 0 && (
        <Form action={`${base}/${media.id}/removal`} label={t.remove}>
          <Actions>
            <Button variant="danger">{t.remove}</Button>
          </Actions>
        </Form>
      )}
    </Block>
  </>
)

const Words = ({ value }: { value: string | string[] | undefined }) => (
  <TextArea name="alt" label={t.alt} hint={t.altHint} rows={3} value={one(value)} />
)

const Small = ({ id }: { id: string }) => (
  <img class="thumbnail" src={`${base}/${id}/thumbnail`} alt="" loading="lazy" />
)

const Uses = ({ uses, office }: { uses: readonly UseOfMedia[]; office: string | undefined }) => (
  <>
    {office && <Meta>{office}</Meta>}
    {uses.length === 0 && t.unused}
    {uses.length > 0 && (
      <ul>
        {uses.map(({ pageId, title, as }) => (
          <li>
            <Link href={`/staff/pages/${pageId}`}>{withoutReadings(title)}</Link>{' '}
            <Tag kind={as === 'public' ? 'ok' : 'wait'}>{t.as[as]}</Tag>
          </li>
        ))}
      </ul>
    )}
  </>
)

const Done = ({ words }: { words: string }) => (
  <Notice kind="success" live>
    <p>{words}</p>
  </Notice>
)

const one = (value: string | string[] | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined
