import { formatDateTime, formatTime } from '#platform/time/index.ts'
import {
  Actions,
  Block,
  Button,
  DataTable,
  EmptyState,
  Form,
  Link,
  Select,
  Tag,
  TextField,
} from '#platform/ui/index.ts'
import { type Key, type KeyLoan, keyRoles } from '../store/keys.ts'
import { thingTexts } from '../things-text.ts'
import { facilitiesPath, reservationPath } from './say.tsx'

const t = thingTexts.keys

type KeysProps = {
  slug: string
  keys: readonly Key[]
  loans: readonly KeyLoan[]
  spaces: readonly { id: number; name: string }[]
  now: Temporal.Instant
  mayHandle: boolean
  typed: (name: string) => string | undefined
}

/** Which keys are out, with whom, and which were. */
export const KeysPage = (props: KeysProps) => {
  const { slug, loans, now, mayHandle } = props
  const place = `${facilitiesPath}/${slug}/keys`
  return (
    <>
      <DataTable
        caption={t.caption}
        columns={[
          { label: t.name, heading: true },
          { label: t.to },
          { label: t.since },
          { label: t.due },
          { label: t.returned },
        ]}
        rows={loans.map((loan) => ({
          cells: [
            loan.name,
            <Lent loan={loan} />,
            formatDateTime(loan.handedAt, 'ja'),
            <Due loan={loan} now={now} />,
            loan.returnedAt ? (
              formatDateTime(loan.returnedAt, 'ja')
            ) : mayHandle ? (
              <Form action={`${place}/loans/${loan.id}/return`} label={`${t.takeBack}：${loan.name}`}>
                <Button small variant="secondary">
                  {t.takeBack}
                </Button>
              </Form>
            ) : (
              ''
            ),
          ],
        }))}
        empty={
          <EmptyState title={t.none}>
            <p>{t.noneText}</p>
          </EmptyState>
        }
      />
      {mayHandle && <Lending {...props} />}
      {mayHandle && <KeyList {...props} />}
    </>
  )
}

const Lent = ({ loan: { to } }: { loan: KeyLoan }) =>
  'role' in to ? (
    <>{t.roles[to.role]}</>
  ) : (
    <>
      {to.user} <Link href={reservationPath(to.reservationId)}>{to.number}</Link>
    </>
  )

const Due = ({ loan: { dueAt, returnedAt }, now }: { loan: KeyLoan; now: Temporal.Instant }) => {
  if (returnedAt) return <>{formatTime(dueAt, 'ja')}</>
  const isLate = Temporal.Instant.compare(dueAt, now) < 0
  return (
    <>
      {formatDateTime(dueAt, 'ja')} <Tag kind={isLate ? 'late' : 'wait'}>{isLate ? t.overdue : t.out}</Tag>
    </>
  )
}

const Lending = ({ slug, keys, typed }: KeysProps) => {
  const inside = keys.filter(({ isOut }) => !isOut)
  if (inside.length === 0) return null
  return (
    <Block title={t.lendTo}>
      <Form action={`${facilitiesPath}/${slug}/keys/loans`} label={t.lendTo}>
        <Select
          name="key"
          label={t.name}
          emptyLabel={t.choose}
          value={typed('key')}
          options={inside.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Select
          name="role"
          label={t.role}
          value={typed('role')}
          options={keyRoles.map((role) => ({ value: role, label: t.roles[role] }))}
        />
        <TextField name="until" label={t.until} hint={t.untilHint} width="short" value={typed('until')} />
        <Actions>
          <Button>{t.lend}</Button>
        </Actions>
      </Form>
    </Block>
  )
}

const KeyList = ({ slug, keys, spaces, typed }: KeysProps) => {
  const place = `${facilitiesPath}/${slug}/keys`
  const names = new Map(spaces.map(({ id, name }) => [id, name]))
  return (
    <Block title={t.list}>
      <ul class="plain-list">
        {keys.map(({ id, name, spaceId, isOut }) => (
          <li>
            {name} <span class="meta">{spaceId === null ? t.wholeHouse : names.get(spaceId)}</span>
            {isOut ? (
              <Tag kind="wait">{t.out}</Tag>
            ) : (
              <Form action={`${place}/${id}/removal`} label={`${t.drop}：${name}`}>
                <Button small variant="quiet">
                  {t.drop}
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      <Form action={place} label={t.add}>
        <TextField name="name" label={t.newName} value={typed('name')} maxLength={60} />
        <Select
          name="space"
          label={t.space}
          value={typed('space')}
          options={[
            { value: '', label: t.wholeHouse },
            ...spaces.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
        />
        <Actions>
          <Button variant="secondary">{t.add}</Button>
        </Actions>
      </Form>
    </Block>
  )
}
