import { formatYen } from '#platform/money/index.ts'
import { formatDateTime, toWareki } from '#platform/time/index.ts'
import {
  Actions,
  Block,
  Button,
  Details,
  FileField,
  Form,
  Lede,
  Link,
  NumberField,
  Pairs,
  Radios,
  Tag,
  type TagKind,
} from '#platform/ui/index.ts'
import type { ChargeRule } from '../../domain/definition/law.ts'
import { plainWords } from '../../text/index.ts'
import type { ChargeView, SeenCharge } from '../actions/see-charges.ts'
import { type ChargeState, type HandingWay, handingWays, stateOfCharge } from '../domain.ts'
import { countField } from '../forms.ts'
import type { Charge } from '../store.ts'
import { chargeDesk as t } from '../text/desk.ts'

type Typed = Readonly<Record<string, string | readonly string[] | undefined>>

/** What the grant costs: fixed here, paid by the applicant, and only then handed over. */
export const ChargePanel = ({ view, typed }: { view: ChargeView; typed: Typed }) => (
  <>
    {view.rules.map(({ rule, way, charges, canAsk, isConfirmed }) => (
      <Block title={t.title(plainWords(rule.thing))}>
        <p class="meta">
          {rule.beforeDecision ? t.fee.hint[rule.beforeDecision.unpaid] : t.asked(t.ways[way])}{' '}
          {!isConfirmed && <Tag kind="ask">{t.unconfirmed}</Tag>}
        </p>
        {charges.map((seen) => (
          <OneCharge seen={seen} rule={rule} way={way} today={view.today} />
        ))}
        {canAsk && <AskForm rule={rule} caseId={view.caseId} typed={typed} />}
      </Block>
    ))}
  </>
)

const AskForm = ({ rule, caseId, typed }: { rule: ChargeRule; caseId: string; typed: Typed }) => (
  <Form action={`/staff/cases/${caseId}/charges`} label={t.ask}>
    <Lede>{rule.beforeDecision ? t.fee.lede : t.lede}</Lede>
    <input type="hidden" name="rule" value={rule.key} />
    {rule.lines.map((line) => (
      <NumberField
        name={countField(line.fee)}
        label={plainWords(line.label)}
        unit={plainWords(line.unit)}
        value={textOf(typed, countField(line.fee))}
      />
    ))}
    <Actions>
      <Button small>{t.ask}</Button>
    </Actions>
  </Form>
)

type OneChargeProps = { seen: SeenCharge; rule: ChargeRule; way: HandingWay; today: Temporal.PlainDate }

const OneCharge = ({ seen, rule, way, today }: OneChargeProps) => {
  const { charge, files } = seen
  const state = stateOfCharge(charge)
  return (
    <section class="block" aria-label={`${formatYen(charge.total)} ${t.states[state]}`}>
      <Pairs
        pairs={[
          { term: t.state, value: <ChargeTag charge={charge} today={today} /> },
          ...charge.lines.map(({ fee, label, count, amount }) => ({
            term: label,
            value: `${count}${unitOf(rule, fee)}　${formatYen(amount)}`,
          })),
          { term: t.total, value: <b>{formatYen(charge.total)}</b> },
          ...(state === 'asked' ? [{ term: t.payBy, value: toWareki(charge.payBy) }] : []),
          ...(charge.handedAt && charge.way
            ? [{ term: t.ways[charge.way], value: formatDateTime(charge.handedAt, 'ja') }]
            : []),
          ...(files.length > 0
            ? [{ term: t.files, value: files.map(({ name, isHeld }) => `${name}${isHeld ? t.held : ''}`).join('、') }]
            : []),
        ]}
      />
      {!charge.beforeDecision && (state === 'asked' || state === 'paid') && way === 'electronic' && (
        <AttachForm charge={charge} />
      )}
      {!charge.beforeDecision && <HandForms charge={charge} way={way} others />}
      {state === 'asked' && <CancelForm charge={charge} />}
    </section>
  )
}

const unitOf = ({ lines }: ChargeRule, fee: string): string => {
  const line = lines.find((one) => one.fee === fee)
  return line ? plainWords(line.unit) : ''
}

const tagOf: Record<ChargeState, TagKind> = {
  asked: 'wait',
  paid: 'ok',
  ready: 'ok',
  handed: 'ok',
  cancelled: 'wait',
}

export const ChargeTag = ({ charge, today }: { charge: Charge; today: Temporal.PlainDate }) => {
  const state = stateOfCharge(charge)
  const isLate = state === 'asked' && Temporal.PlainDate.compare(charge.payBy, today) < 0
  return (
    <>
      <Tag kind={isLate ? 'late' : tagOf[state]}>
        {state === 'paid' && charge.beforeDecision ? t.fee.paid : t.states[state]}
      </Tag>
      {isLate && <span> {t.overdue}</span>}
    </>
  )
}

type HandFormsProps = { charge: Charge; way: HandingWay; others?: boolean }

/** The way that was asked for first; with `others` the rest, because people come by. */
export const HandForms = ({ charge, way, others = false }: HandFormsProps) => {
  const state = stateOfCharge(charge)
  if (state !== 'paid' && state !== 'ready') return null
  if (charge.tagId) return <Link href="/staff/tags">{t.toTags}</Link>
  const base = `/staff/charges/${charge.id}`
  const ways = others ? [way, ...handingWays.filter((one) => one !== way)] : [way]
  return (
    <div class="row-actions">
      {way === 'counter' && state === 'paid' && (
        <Form action={`${base}/readiness`} label={`${t.ready} ${charge.receiptNumber}`}>
          <Button small>{t.ready}</Button>
        </Form>
      )}
      {ways.map((one, index) => (
        <Form action={`${base}/hand-over`} label={`${t.hand[one]} ${charge.receiptNumber}`}>
          <Button
            small
            name="way"
            value={one}
            variant={index === 0 && (way !== 'counter' || state === 'ready') ? 'primary' : 'secondary'}
          >
            {t.hand[one]}
          </Button>
        </Form>
      ))}
    </div>
  )
}

const AttachForm = ({ charge }: { charge: Charge }) => (
  <Form action={`/staff/charges/${charge.id}/files`} multipart label={t.attach}>
    <FileField name="file" label={t.file} accept="application/pdf,image/jpeg,image/png" />
    <Button small variant="secondary">
      {t.attach}
    </Button>
  </Form>
)

const CancelForm = ({ charge }: { charge: Charge }) => (
  <Details summary={t.cancel}>
    <Form action={`/staff/charges/${charge.id}/cancellation`} label={t.cancel}>
      <Radios
        name="why"
        legend={t.cancelFor}
        options={(['not_paid', 'mistake'] as const).map((value) => ({ value, label: t.cancelReasons[value] }))}
      />
      <Button small variant="danger">
        {t.cancel}
      </Button>
    </Form>
  </Details>
)

const textOf = (typed: Typed, name: string): string | undefined => {
  const value = typed[name]
  return typeof value === 'string' ? value : undefined
}
