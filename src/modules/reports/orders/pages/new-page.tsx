import {
  Actions,
  Block,
  Button,
  Checkbox,
  Form,
  Link,
  Meta,
  Notice,
  Radios,
  TextArea,
  TextField,
} from '#platform/ui/index.ts'
import { deskTexts, reportPath } from '../../desk/index.ts'
import type { Report } from '../../record/index.ts'
import { orderKinds } from '../domain/order.ts'
import type { Doers } from '../doers.ts'
import type { OrderedAsset } from '../store/assets.ts'
import type { OrderOfReport } from '../store/of-report.ts'
import { orderKindWords, orderTexts } from '../text/index.ts'
import { manyOrdersPath, newOrderPath, orderPath } from './paths.ts'
import { PlanFields } from './plan-fields.tsx'
import { type Typed, typedIn } from './say.ts'

const t = orderTexts.form

export type NewOrderProps = {
  reports: readonly Report[]
  assets: readonly OrderedAsset[]
  days: readonly Temporal.PlainDate[]
  doers: Doers
  typed: Typed
  /** Of the one report: an order that is not over. */
  open?: OrderOfReport | undefined
  isOver?: boolean
}

/** What is ordered, when, and of whom: for one report, or for many things at once. */
export const NewOrderPage = ({ reports, assets, days, doers, typed, open, isOver }: NewOrderProps) => {
  const value = (name: string) => typedIn(typed, name)
  const only = reports.length + assets.length === 1
  const [report] = reports
  const [asset] = assets
  const title = report
    ? orderTexts.titleOf(report.shownTitle, report.town)
    : asset && orderTexts.titleOf(`${asset.label} ${asset.plate}`, asset.town)
  if (open)
    return (
      <Notice title={t.leadsTo}>
        <Link href={orderPath(open.id)}>{t.openOrder(open.number)}</Link>
      </Notice>
    )
  if (isOver) return <Notice kind="warning">{t.over}</Notice>
  return (
    <>
      <Things reports={reports} assets={assets} />
      <Form action={only ? newOrderPath : manyOrdersPath} label={t.title}>
        {reports.map(({ id }) => (
          <input type="hidden" name="report" value={id} />
        ))}
        {assets.map(({ id }) => (
          <input type="hidden" name="asset" value={id} />
        ))}
        <Radios
          name="kind"
          legend={t.kind}
          value={value('kind') ?? (assets.length > 0 ? 'inspection' : 'repair')}
          options={orderKinds.map((kind) => ({ value: kind, label: orderKindWords[kind] }))}
        />
        {only ? (
          <TextField
            name="title"
            label={t.titleField}
            hint={t.titleHint}
            maxLength={120}
            width="full"
            value={value('title') ?? title}
          />
        ) : (
          <Meta>{t.titlesByThemselves}</Meta>
        )}
        <TextArea
          name="instructions"
          label={t.instructions}
          hint={t.instructionsHint}
          rows={4}
          maxLength={2000}
          optional
          value={value('instructions')}
        />
        {only && (
          <TextField
            name="placeText"
            label={t.placeText}
            hint={t.placeHint}
            optional
            maxLength={200}
            width="full"
            value={value('placeText') ?? report?.placeText ?? ''}
          />
        )}
        <Checkbox name="urgent" label={t.urgent} hint={t.urgentHint} checked={Boolean(value('urgent'))} />
        <PlanFields days={days} doers={doers} typed={typed} />
        <Actions>
          <Button name="deed" value="give" keys="Ctrl+Enter">
            {t.give}
          </Button>
        </Actions>
      </Form>
    </>
  )
}

const Things = ({ reports, assets }: Pick<NewOrderProps, 'reports' | 'assets'>) => (
  <Block title={t.forWhat}>
    <ul>
      {reports.map((report) => (
        <li>
          <Link href={reportPath(report.id)}>{`${report.number}　${report.shownTitle}（${report.town}）`}</Link>
        </li>
      ))}
      {assets.map(({ label, plate, town }) => (
        <li>{`${label}　${plate}（${town}）`}</li>
      ))}
    </ul>
    {reports.length === 1 && reports[0]?.shownText && (
      <>
        <Meta>{t.shown}</Meta>
        <p class="said">{reports[0].shownText || deskTexts.report.noWords}</p>
      </>
    )}
  </Block>
)
