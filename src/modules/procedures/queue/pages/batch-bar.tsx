import type { Colleague } from '#modules/people/index.ts'
import { Button, Details, Select } from '#platform/ui/index.ts'
import { type BatchDeed, batchDeeds } from '../domain/batch.ts'
import { handReasons } from '../domain/hand-to.ts'
import type { Label } from '../domain/label.ts'
import { batch as t } from '../text.ts'

export type BatchInput = Readonly<Record<string, string | readonly string[] | undefined>>

type BatchBarProps = {
  /** Deeds that this member of staff may do. */
  deeds: readonly BatchDeed[]
  labels: readonly Label[]
  colleagues: readonly Colleague[]
  typed: BatchInput
}

/** What can be done to the cases that are ticked above. Each button carries its deed; what it needs stands beside it. */
export const BatchBar = ({ deeds, labels, colleagues, typed }: BatchBarProps) => {
  const text = (name: string) => (typeof typed[name] === 'string' ? typed[name] : undefined)
  const offered = (deed: BatchDeed) => deeds.includes(deed)
  const plain = batchDeeds.filter(
    (deed) => offered(deed) && (deed === 'take' || deed === 'propose' || deed === 'prepare'),
  )
  return (
    <div class="batch-bar" role="group" aria-label={t.bar}>
      <p class="batch-count">
        {t.bar} <output data-selected={t.unit}></output>
      </p>
      <div class="row-actions">
        {plain.map((deed) => (
          <Button variant="secondary" small name="deed" value={deed} keys={deedKeys[deed]}>
            {t.deeds[deed]}
          </Button>
        ))}
      </div>
      {offered('label') && labels.length > 0 && (
        <div class="filters">
          <Select
            name="putLabel"
            label={t.label}
            emptyLabel={t.choose}
            options={labels.map(({ id, name }) => ({ value: id, label: name }))}
            value={text('putLabel')}
          />
          <Button variant="secondary" small name="deed" value="label">
            {t.deeds.label}
          </Button>
          <Button variant="secondary" small name="deed" value="unlabel">
            {t.deeds.unlabel}
          </Button>
        </div>
      )}
      {offered('hand') && colleagues.length > 0 && (
        <Details summary={t.handOver} open={text('to') !== undefined || text('reason') !== undefined}>
          <div class="filters">
            <Select
              name="to"
              label={t.to}
              emptyLabel={t.choose}
              options={colleagues.map(({ staffId, name }) => ({ value: staffId, label: name }))}
              value={text('to')}
            />
            <Select
              name="reason"
              label={t.reason}
              emptyLabel={t.choose}
              options={handReasons.map((value) => ({ value, label: t.reasons[value] }))}
              value={text('reason')}
            />
            <Button variant="secondary" small name="deed" value="hand">
              {t.deeds.hand}
            </Button>
          </div>
        </Details>
      )}
    </div>
  )
}

/** Letters that press these buttons; the others lead to what has to be chosen first. */
const deedKeys: Partial<Record<BatchDeed, string>> = { take: 'A', propose: 'P' }
