import {
  Actions,
  Block,
  Button,
  Form,
  Hidden,
  Link,
  LinkButton,
  Notice,
  Pairs,
  TextField,
  Thumbnail,
} from '#platform/ui/index.ts'
import { toWareki } from '#platform/time/index.ts'
import type { Candidate } from '../../actions/reception/find-people.ts'
import type { ReceivedItem } from '../../portal/wire.ts'
import type { PortalItem } from '../../store/portal/items.ts'
import type { statusesOf } from '../../store/portal/statuses.ts'
import { itemProblems, itemStateLabels, portal, statusLabels } from '../../text/intake/portal.ts'
import { Candidates, whoOf } from '../reception/find-page.tsx'
import { desk } from '../../text/desk.ts'

export type ItemPageProps = {
  item: PortalItem
  /** Missing until it could be fetched. */
  received: ReceivedItem | undefined
  statuses: Awaited<ReturnType<typeof statusesOf>>
  /** Of who is marked 「要確認」: no address is shown. */
  hidesPlaces: boolean
  pictures: ReadonlyMap<string, Uint8Array>
  search: { words: string; found: readonly Candidate[]; hasMore: boolean } | undefined
  moment: (at: Temporal.Instant) => string
}

const t = portal.item

/** One item of the portal: everything as it came, and the next step. */
export const ItemPage = ({ item, received, hidesPlaces, pictures, statuses, search, moment }: ItemPageProps) => (
  <>
    <p>
      <b>{itemStateLabels[item.state]}</b>　{moment(item.filedAt)}
    </p>
    {item.problem && <Notice kind="warning">{itemProblems[item.problem]}</Notice>}
    <NextStep item={item} search={search} />
    {received && <AsItCame item={item} received={received} hidesPlaces={hidesPlaces} pictures={pictures} />}
    <Block title={t.statuses}>
      <Pairs
        pairs={statuses.map(({ status, sentAt }) => ({
          term: statusLabels[status],
          value: sentAt ? moment(sentAt) : t.unsent,
        }))}
      />
    </Block>
  </>
)

const NextStep = ({ item, search }: Pick<ItemPageProps, 'item' | 'search'>) => {
  if (item.state === 'incomplete' && item.applicationId) {
    return (
      <Actions>
        <LinkButton href={`/staff/receptions/${item.applicationId}`}>{t.goOn}</LinkButton>
      </Actions>
    )
  }
  if (item.state === 'imported' && item.applicationId) {
    return (
      <p>
        <Link href={`/staff/cases/${item.applicationId}`}>{t.openCase}</Link>
      </p>
    )
  }
  if (item.state !== 'person_unknown') return null
  return (
    <Block title={t.link}>
      <Form action={`/staff/portal/${item.id}/search`} class="filters">
        <TextField name="words" label={t.words} type="search" value={search?.words} />
        <Button variant="secondary" small>
          {t.find}
        </Button>
      </Form>
      {search && (
        <Candidates
          found={search.found}
          hasMore={search.hasMore}
          act={(candidate) => (
            <Form action={`/staff/portal/${item.id}/person`}>
              <input type="hidden" name="person" value={candidate.personId} />
              <Button variant="secondary" small>
                {t.choose}
                <Hidden>：{whoOf(candidate)}</Hidden>
              </Button>
            </Form>
          )}
        />
      )}
    </Block>
  )
}

type AsItCameProps = Pick<ItemPageProps, 'item' | 'hidesPlaces' | 'pictures'> & { received: ReceivedItem }

const AsItCame = ({ item, received, hidesPlaces, pictures }: AsItCameProps) => (
  <>
    <Block title={t.applicant}>
      <Pairs
        pairs={[
          { term: t.name, value: received.applicant.name },
          { term: t.birthDate, value: toWareki(Temporal.PlainDate.from(received.applicant.birth_date)) },
          { term: t.address, value: hidesPlaces ? desk.caseFile.needsCheck : received.applicant.address },
          { term: t.signed, value: received.applicant.signed ? t.isSigned : t.notSigned },
        ]}
      />
    </Block>
    <Block title={t.asCame}>
      <Pairs
        pairs={received.items.map(({ item: name, row, value }) => ({
          term: row === undefined ? name : `${name} ${row}`,
          value: hidesPlaces && name.includes('住所') ? desk.caseFile.needsCheck : value,
        }))}
      />
    </Block>
    {received.attachments.length > 0 && (
      <Block title={t.attachments}>
        <ul>
          {received.attachments.map(({ name, fileId, problem }) => (
            <li>
              {fileId ? <Link href={`/staff/portal/${item.id}/files/${fileId}`}>{name}</Link> : name}
              <Thumbnail bytes={fileId ? pictures.get(fileId) : undefined} />
              {problem && `　${t.heldBack(portal.fileProblems[problem] ?? '')}`}
            </li>
          ))}
        </ul>
      </Block>
    )}
  </>
)
