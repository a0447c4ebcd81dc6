import { formatDate, formatDateTime, toWareki } from '#platform/time/index.ts'
import { Actions, Block, Button, Details, Form, Link, Notice, Pairs, Tag, TextArea } from '#platform/ui/index.ts'
import type { ActLine, ActsView } from '../../actions/acts/act-view.ts'
import { isUnderWay } from '../../domain/acts/course.ts'
import {
  actKindLabels,
  actStateLabels,
  desk,
  heldLabels,
  outcomeLabels,
  rankLabels,
  stepLabels,
} from '../../text/acts/desk.ts'
import { LetterPreview } from './letter-preview.tsx'

const t = desk.line

type Typed = Readonly<Record<string, string | readonly string[] | undefined>>
type PanelProps = { view: ActsView; line: ActLine; typed: Typed; stated?: string | undefined }

/** 決裁: the people in their order, what goes out, and the one thing that this person does next. */
export const ActPanel = ({ view, line, typed, stated }: PanelProps) => (
  <Block title={t.title}>
    <ActHead view={view} line={line} />
    <People view={view} line={line} />
    {line.act.heldFor && (
      <Notice kind="warning" title={t.held}>
        {heldLabels[line.act.heldFor]}
      </Notice>
    )}
    <PrimaryDeed line={line} />
    <LetterPreview title={t.letterWords} letter={line.act.letter} />
    <p>
      <Link
        href={`/staff/acts/${line.act.id}/letter.pdf${stated ? `?reason=${stated}` : ''}`}
        standalone
        icon="document"
      >
        {line.act.documentNumber ? t.letter : t.letterDraft}
      </Link>
    </p>
    <OtherDeeds line={line} typed={typed} />
  </Block>
)

const ActHead = ({ view, line: { act } }: Pick<PanelProps, 'view' | 'line'>) => (
  <>
    <p>
      <b>
        {actKindLabels[act.kind]}
        {act.outcome && `：${outcomeLabels[act.outcome]}`}
      </b>{' '}
      {act.isUrgent && <Tag kind="late">{t.urgent}</Tag>}
    </p>
    <p class="meta">
      {act.route === 'draft' && t.rank(rankLabels[act.rank])}{' '}
      {!view.rankConfirmed && <Tag kind="ask">{t.unconfirmed}</Tag>}
    </p>
    {act.state !== 'effected' && view.isUnchecked(act) && <Notice kind="warning">{t.uncheckedLetter}</Notice>}
    {act.documentNumber && act.datedOn && (
      <Pairs
        pairs={[
          { term: t.number, value: act.documentNumber },
          { term: t.dated, value: toWareki(act.datedOn) },
        ]}
      />
    )}
  </>
)

const People = ({ view, line }: Pick<PanelProps, 'view' | 'line'>) => {
  const { act, steps } = line
  const stages = (['draft', ...(act.route === 'draft' ? (['examine'] as const) : []), 'decide'] as const).map(
    (kind) => ({
      kind,
      step: steps.find((step) => step.kind === kind),
    }),
  )
  const next = act.state === 'examining' ? 'examine' : act.state === 'deciding' ? 'decide' : undefined
  return (
    <ol class="line">
      {stages.map(({ kind, step }) => (
        <li aria-current={kind === next ? 'step' : undefined}>
          <span class="meta">{t.who[kind]}</span>
          <b>{step ? view.staffName(step.staffId) : kind === 'decide' ? t.waiting(line.deciders.join('、')) : '—'}</b>
          {step && <time class="num">{formatDateTime(step.at, 'ja')}</time>}
          {kind === next && <Tag kind="wait">{t.now}</Tag>}
          {step?.note && <span>{step.note}</span>}
          {kind === 'decide' && act.isDeputised && (
            <span class="meta">{act.deputyFor ? t.deputy(view.staffName(act.deputyFor)) : t.deputyVacant}</span>
          )}
        </li>
      ))}
      {act.isDeputised && act.state !== 'undone' && (
        <li>
          <span class="meta">{t.who.see}</span>
          <b>{act.seenBy ? view.staffName(act.seenBy) : '—'}</b>
        </li>
      )}
    </ol>
  )
}

const PrimaryDeed = ({ line: { act, deeds } }: Pick<PanelProps, 'line'>) => {
  const base = `/staff/acts/${act.id}`
  if (deeds.examine) return <Deed action={`${base}/examination`} label={t.examine} comment />
  if (deeds.decide) {
    return <Deed action={`${base}/decision`} label={deeds.decide === 'deputy' ? t.decideAsDeputy : t.decide} comment />
  }
  if (deeds.effect) return <Deed action={`${base}/effecting`} label={t.effect} hint={t.effectHint} />
  if (deeds.see) return <Deed action={`${base}/seeing`} label={t.see} />
  if (!isUnderWay(act.state)) return null
  return <Notice>{actStateLabels[act.state]}</Notice>
}

const Deed = ({
  action,
  label,
  hint,
  comment,
}: {
  action: string
  label: string
  hint?: string
  comment?: boolean
}) => (
  <Form action={action}>
    {comment && <TextArea name="comment" label={t.note} rows={2} />}
    {hint && <p class="meta">{hint}</p>}
    <Actions>
      <Button keys="Ctrl+Enter">{label}</Button>
    </Actions>
  </Form>
)

const OtherDeeds = ({ line: { act, deeds }, typed }: Pick<PanelProps, 'line' | 'typed'>) => {
  const base = `/staff/acts/${act.id}`
  const note = typeof typed['note'] === 'string' ? typed['note'] : undefined
  return (
    <>
      {deeds.return && (
        <Form action={`${base}/return`}>
          <TextArea name="note" label={t.returnNote} value={note} rows={2} />
          <Button variant="secondary" small>
            {t.returnIt}
          </Button>
        </Form>
      )}
      {deeds.takeBack && (
        <Form action={`${base}/taking-back`}>
          <Button variant="secondary" small>
            {t.takeBack}
          </Button>
        </Form>
      )}
      {deeds.undo && (
        <Form action={`${base}/undoing`}>
          <TextArea name="note" label={t.undoNote} hint={t.undoHint} value={note} rows={2} />
          <Button variant="secondary" small>
            {t.undo}
          </Button>
        </Form>
      )}
    </>
  )
}

/** Acts that are over or were notified, and how far their letters have come. */
export const ActHistory = ({ view, current }: { view: ActsView; current?: ActLine | undefined }) => {
  const rest = view.acts.filter((line) => line !== current)
  if (rest.length === 0) return null
  return (
    <Block title={t.history}>
      {rest.map((line) => (
        <Details summary={summaryOf(line)}>
          <ActHead view={view} line={line} />
          <Pairs
            pairs={line.steps.map((step) => ({
              term: <time class="num">{formatDateTime(step.at, 'ja')}</time>,
              value: [stepLabels[step.kind], view.staffName(step.staffId), step.note].filter(Boolean).join('　'),
            }))}
          />
          <LetterPreview title={t.letterWords} letter={line.act.letter} />
          <Link href={`/staff/acts/${line.act.id}`}>{t.open}</Link>
        </Details>
      ))}
    </Block>
  )
}

const summaryOf = ({ act }: ActLine): string =>
  [
    actKindLabels[act.kind],
    act.outcome && outcomeLabels[act.outcome],
    actStateLabels[act.state],
    act.documentNumber ?? formatDate(act.draftedAt.toZonedDateTimeISO('Asia/Tokyo').toPlainDate(), 'ja'),
  ]
    .filter(Boolean)
    .join('　')
