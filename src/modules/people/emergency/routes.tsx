import type { Hono } from 'hono'
import { z } from 'zod'
import { NotFound } from '#platform/errors/index.ts'
import {
  type Ctx,
  type FieldError,
  field,
  type HttpEnv,
  readForm,
  requireStaff,
  submitOnce,
} from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { formatDateTime } from '#platform/time/index.ts'
import {
  Actions,
  Block,
  Button,
  DataTable,
  EmptyState,
  Form,
  Lede,
  Meta,
  Radios,
  staffPage,
  Tag,
  TextArea,
  TextField,
} from '#platform/ui/index.ts'
import { atenaNumber } from '../forms/records.ts'
import { proceduresByName } from '../mandates/procedures-by-name.ts'
import { RecordPage } from '../pages/record-page.tsx'
import { staffNames } from '../store/staff.ts'
import { acknowledge, openInEmergency, readOpened, readOpenings } from './actions.ts'
import { emergencyPermissions as may } from './permissions.ts'
import { emergencyCauses, type EmergencyOpening } from './store.ts'
import { causeLabels, emergencyTexts as t } from './text.ts'

export const emergencyPath = '/staff/emergency-access'

const openingForm = z.object({
  number: atenaNumber,
  cause: field.choice(emergencyCauses),
  purpose: field.text(400),
})

type Typed = Record<string, string | string[]>

/** Break-glass: who opens, what was opened, and who has looked at it. */
export function emergencyRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(emergencyPath, (c) => show(c, house, [], {}))

  app.post(emergencyPath, async (c) => {
    const staff = requireStaff(c, may.open)
    const form = await readForm(c, openingForm)
    if (!form.ok) return show(c, house, form.errors, form.raw)
    const done = await submitOnce(c, house, { form: 'people.emergency' }, async (tx) => {
      const opened = await openInEmergency(tx, house, staff, form.value)
      return opened.ok
        ? { location: `${emergencyPath}/${opened.personId}` }
        : { errors: [{ field: 'number', message: t.unknown }] }
    })
    return done.ok ? done.response : show(c, house, done.errors, form.raw)
  })

  app.get(`${emergencyPath}/:id`, async (c) => {
    const staff = requireStaff(c, may.open)
    const id = parseId<'person'>(c.req.param('id'))
    if (!id) throw new NotFound()
    const view = await house.db.transact((tx) => readOpened(tx, house, staff, id))
    return staffPage(
      c,
      house,
      { title: t.title, heading: view.name, current: emergencyPath },
      <RecordPage
        view={view}
        reason="break-glass"
        mayChange={false}
        today={house.clock.today()}
        procedures={proceduresByName(house)}
        done={undefined}
        panel={undefined}
      />,
    )
  })

  app.post(`${emergencyPath}/openings/:id/acknowledgement`, async (c) => {
    const staff = requireStaff(c, may.watch)
    const id = parseId<'emergency-opening'>(c.req.param('id'))
    if (!id) throw new NotFound()
    const done = await submitOnce(c, house, { form: `people.acknowledge-emergency:${id}` }, async (tx) => {
      await acknowledge(tx, house, staff, id)
      return { location: emergencyPath }
    })
    return done.ok ? done.response : show(c, house, done.errors, {})
  })
}

async function show(c: Ctx, house: House, errors: readonly FieldError[], typed: Typed): Promise<Response> {
  const staff = requireStaff(c, may.open)
  const isWatching = staff.permissions.has(may.watch)
  const { openings, names } = await house.db.read(async (tx) => {
    const openings = isWatching ? await readOpenings(tx, staff) : []
    const by = openings.flatMap(({ staffId, acknowledgedBy }) => [staffId, ...(acknowledgedBy ? [acknowledgedBy] : [])])
    return { openings, names: new Map<string, string>(await staffNames(tx, by)) }
  })
  const value = (name: string) => (typeof typed[name] === 'string' ? typed[name] : undefined)
  return staffPage(
    c,
    house,
    { title: t.title, current: emergencyPath, errors },
    <>
      <Lede>{t.lede}</Lede>
      <Form action={emergencyPath} class="narrow" label={t.title}>
        <TextField name="number" label={t.number} width="medium" inputMode="numeric" value={value('number')} />
        <Radios
          name="cause"
          legend={t.cause}
          value={value('cause')}
          options={emergencyCauses.map((one) => ({ value: one, label: causeLabels[one] }))}
        />
        <TextArea name="purpose" label={t.purpose} hint={t.purposeHint} rows={3} value={value('purpose')} />
        <Actions>
          <Button>{t.open}</Button>
        </Actions>
      </Form>
      {isWatching && <Openings openings={openings} nameOf={(id) => names.get(id) ?? ''} staffId={staff.staffId} />}
    </>,
  )
}

type ListProps = { openings: readonly EmergencyOpening[]; nameOf: (id: string) => string; staffId: string }

const Openings = ({ openings, nameOf, staffId }: ListProps) => (
  <Block title={t.list}>
    <Meta>{t.listNote}</Meta>
    <DataTable
      caption={t.list}
      columns={t.columns.map((label, index) => ({ label, heading: index === 0 }))}
      rows={openings.map((one) => ({
        cells: [
          formatDateTime(one.openedAt, 'ja'),
          nameOf(one.staffId),
          causeLabels[one.cause],
          one.purpose,
          one.acknowledgedBy ? (
            nameOf(one.acknowledgedBy)
          ) : one.staffId === staffId ? (
            <Tag kind="late">{t.waits}</Tag>
          ) : (
            <Form action={`${emergencyPath}/openings/${one.id}/acknowledgement`} label={t.acknowledge}>
              <Button small>{t.acknowledge}</Button>
            </Form>
          ),
        ],
      }))}
      empty={<EmptyState title={t.nothing} />}
    />
  </Block>
)
