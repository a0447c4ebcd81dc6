import {
  Actions,
  Block,
  Button,
  DataTable,
  EmptyState,
  Form,
  Lede,
  Notice,
  Pairs,
  Radios,
  TextField,
} from '#platform/ui/index.ts'
import type { Dispatch } from '../../store/desk/dispatches.ts'
import { desk } from '../../text/desk.ts'

const t = desk.shelf

type ShelfProps = {
  waiting: readonly (Dispatch & { applicantName: string })[]
  found: (Dispatch & { applicantName: string }) | undefined
  typed: { code?: string; identity?: string }
  handedOver: boolean
}

/** The pick-up shelf: read the QR, look at a paper of identity, hand it over. */
export const ShelfPage = ({ waiting, found, typed, handedOver }: ShelfProps) => (
  <>
    {handedOver && (
      <Notice kind="success" live>
        {t.handedOver}
      </Notice>
    )}
    <Lede>{t.lede}</Lede>
    <Form action="/staff/shelf/search">
      <TextField name="code" label={t.code} value={typed.code} width="medium" />
      <Actions>
        <Button>{t.find}</Button>
      </Actions>
    </Form>
    {found && <Found dispatch={found} identity={typed.identity} code={typed.code ?? ''} />}
    <DataTable
      caption={t.title}
      columns={[
        { label: t.columns.shelf },
        { label: t.columns.number, heading: true },
        { label: t.columns.applicant },
        { label: t.columns.procedure },
      ]}
      rows={waiting.map((dispatch) => ({
        cells: [
          dispatch.shelf ?? '',
          <span class="num">{dispatch.receiptNumber}</span>,
          dispatch.applicantName,
          dispatch.title,
        ],
      }))}
      empty={<EmptyState title={t.empty} />}
    />
  </>
)

const Found = ({
  dispatch,
  identity,
  code,
}: {
  dispatch: ShelfProps['waiting'][number]
  identity: string | undefined
  code: string
}) => (
  <Block title={t.found}>
    <Pairs
      pairs={[
        { term: t.columns.shelf, value: dispatch.shelf ?? '' },
        { term: t.columns.applicant, value: dispatch.applicantName },
        { term: t.columns.procedure, value: `${dispatch.title} ${desk.print.copies(dispatch.copies)}` },
        { term: t.columns.number, value: dispatch.receiptNumber },
      ]}
    />
    <Form action={`/staff/dispatches/${dispatch.id}/hand-over`}>
      <input type="hidden" name="code" value={code} />
      <Radios
        name="identity"
        legend={t.identity}
        value={identity}
        options={Object.entries(t.identityKinds).map(([value, label]) => ({ value, label }))}
      />
      <Actions>
        <Button>{t.handOver}</Button>
      </Actions>
    </Form>
  </Block>
)
