import type { Context } from 'hono'
import { formatYen, yen } from '#platform/money/index.ts'
import { Actions, Block, Button, DataTable, FileField, Link, Meta, Notice, Title } from '#platform/ui/index.ts'
import { formatMoment } from '../site/dates.ts'
import { sendPage } from '../site/send.tsx'
import type { Site } from '../site/site.ts'
import type { World } from '../world/world.ts'
import type { Bank, Passbook, ReceivedFile, ResultOfTransfer } from './bank.ts'

/** 「銀行」: takes transfer files, gives the answer to each, and shows what arrived in people's passbooks. */
export const mountBank = (app: Site, world: World, bank: Bank): void => {
  app.get('/bank', (c) => show(c, world, bank))

  app.post('/bank/files', async (c) => {
    const { file } = await c.req.parseBody()
    if (!(file instanceof File) || file.size === 0) return show(c, world, bank, 'ファイルを選んでください。')
    await world.clock.refresh()
    const received = bank.receive(new Uint8Array(await file.arrayBuffer()), world.clock.now())
    world.calls.record('銀行', 'refusal' in received ? '振込ファイルを断った' : '振込ファイルを受け付けた')
    return 'refusal' in received ? show(c, world, bank, `${received.refusal}。`) : c.redirect('/bank', 303)
  })

  app.get('/bank/files/:id/answer', (c) => {
    const found = bank.files().find(({ id }) => id === c.req.param('id'))
    if (!found) return c.notFound()
    return c.body(Uint8Array.from(found.answer), 200, {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="kekka-${found.monthDay}.txt"`,
    })
  })
}

const show = (c: Context, world: World, bank: Bank, refusal?: string): Response =>
  sendPage(
    c,
    world,
    { title: '銀行', wide: true, children: <BankPage bank={bank} refusal={refusal} /> },
    refusal ? 400 : 200,
  )

const BankPage = ({ bank, refusal }: { bank: Bank; refusal: string | undefined }) => (
  <>
    <Title lede="振込ファイルを受け付けて振り込み、結果のファイルを返します。口座番号の終わりが999なら口座なし、888なら解約です。">
      銀行
    </Title>
    {refusal && (
      <Notice kind="danger" title="受け付けられません">
        <p>{refusal}</p>
      </Notice>
    )}
    <form method="post" action="/bank/files" enctype="multipart/form-data">
      <FileField name="file" label="振込ファイル（全銀）" />
      <Actions>
        <Button>渡す</Button>
      </Actions>
    </form>
    <Block title="受け付けたファイル">
      {bank.files().length === 0 && <p>まだありません。</p>}
      {bank.files().map((file) => (
        <FileCard file={file} />
      ))}
    </Block>
    <Block title="通帳">
      {bank.passbooks().length === 0 && <p>まだ何も振り込まれていません。</p>}
      {bank.passbooks().map((book) => (
        <PassbookCard book={book} />
      ))}
    </Block>
  </>
)

const results: Record<ResultOfTransfer, string> = { '0': '振り込みました', '1': '口座なし', '3': '口座解約' }

const FileCard = ({ file }: { file: ReceivedFile }) => (
  <>
    <Meta>
      {formatMoment(file.at)}　{file.consignor}　指定日 {file.monthDay.slice(0, 2)}/{file.monthDay.slice(2)}
    </Meta>
    <DataTable
      caption="振込"
      columns={[
        { label: '受取人', heading: true },
        { label: '口座' },
        { label: '金額', numeric: true },
        { label: '結果' },
      ]}
      rows={file.transfers.map((one) => ({
        cells: [one.holder, `${one.bank}-${one.branch}-${one.number}`, formatYen(yen(one.amount)), results[one.result]],
      }))}
    />
    <Link href={`/bank/files/${file.id}/answer`} standalone>
      結果ファイルを受け取る
    </Link>
  </>
)

const PassbookCard = ({ book }: { book: Passbook }) => (
  <DataTable
    caption={`${book.holder}　${book.key}`}
    captionHidden={false}
    columns={[{ label: '日付', heading: true }, { label: '摘要' }, { label: 'お預り金額', numeric: true }]}
    rows={book.entries.map((entry) => ({
      cells: [formatMoment(entry.at), `振込 ${entry.from}`, formatYen(yen(entry.amount))],
    }))}
  />
)
