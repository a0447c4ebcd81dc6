import { Block, Button, Form, NumberField, Select, Tag } from '#platform/ui/index.ts'
import { formatTime } from '#platform/time/index.ts'
import type { EquipmentLoan } from '../store/equipment.ts'
import type { Key, KeyLoan } from '../store/keys.ts'
import type { DeskUse } from '../store/uses.ts'
import { thingTexts } from '../things-text.ts'
import { reservationPath } from './say.tsx'

export type ThingsProps = {
  use: DeskUse
  /** Keys of the space and of the house that are not out. */
  keys: readonly Key[]
  loans: readonly KeyLoan[]
  equipmentLoans: readonly EquipmentLoan[]
  now: Temporal.Instant
  mayHandle: boolean
}

/** Keys and equipment that go over the counter with a reservation. */
export const Things = (props: ThingsProps) => (
  <>
    <Keys {...props} />
    <Equipment {...props} />
  </>
)

const Keys = ({ use, keys, loans, now, mayHandle }: ThingsProps) => {
  const t = thingTexts.keys
  const place = `${reservationPath(use.id)}/keys`
  const mayLend = mayHandle && keys.length > 0 && (use.state === 'confirmed' || use.state === 'in_use')
  if (loans.length === 0 && !mayLend) return null
  return (
    <Block title={t.short}>
      <ul class="plain-list">
        {loans.map(({ id, name, dueAt, returnedAt }) => (
          <li>
            {name} <KeyState dueAt={dueAt} returnedAt={returnedAt} now={now} />
            {mayHandle && !returnedAt && (
              <Form action={`${place}/${id}/return`} label={`${t.takeBack}：${name}`}>
                <Button small variant="secondary">
                  {t.takeBack}
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {mayLend && (
        <Form action={place} label={t.lend} class="filters">
          <Select name="key" label={t.name} options={keys.map(({ id, name }) => ({ value: id, label: name }))} />
          <Button small variant="secondary">
            {t.lend}
          </Button>
        </Form>
      )}
    </Block>
  )
}

const KeyState = ({ dueAt, returnedAt, now }: Pick<KeyLoan, 'dueAt' | 'returnedAt'> & { now: Temporal.Instant }) => {
  const t = thingTexts.keys
  if (returnedAt) return <Tag kind="ok">{`${t.returned} ${formatTime(returnedAt, 'ja')}`}</Tag>
  const isLate = Temporal.Instant.compare(dueAt, now) < 0
  return <Tag kind={isLate ? 'late' : 'wait'}>{`${isLate ? t.overdue : t.due} ${formatTime(dueAt, 'ja')}`}</Tag>
}

const Equipment = ({ use, equipmentLoans, mayHandle }: ThingsProps) => {
  const t = thingTexts.equipment
  const place = `${reservationPath(use.id)}/equipment`
  if (use.equipment.length === 0) return null
  return (
    <Block title={t.title}>
      <ul class="plain-list">
        {use.equipment.map(({ id, name, pieces }) => {
          const loan = equipmentLoans.find(({ equipmentId }) => equipmentId === id)
          const label = `${name} × ${pieces}`
          return (
            <li>
              {label} {loan && <Tag kind={loan.isBack ? 'ok' : 'wait'}>{loan.isBack ? t.returned : t.handed}</Tag>}
              {mayHandle && !loan && (use.state === 'confirmed' || use.state === 'in_use') && (
                <Form action={`${place}/${id}`} label={`${t.handOut}：${label}`}>
                  <Button small variant="secondary">
                    {t.handOut}
                  </Button>
                </Form>
              )}
              {mayHandle && loan && !loan.isBack && (
                <Form action={`${place}/${id}/return`} label={`${t.takeBack}：${label}`} class="filters">
                  <NumberField name={`broken-${id}`} label={`${t.broken}（${name}）`} value="0" />
                  <Button small variant="secondary">
                    {t.takeBack}
                  </Button>
                </Form>
              )}
            </li>
          )
        })}
      </ul>
    </Block>
  )
}
