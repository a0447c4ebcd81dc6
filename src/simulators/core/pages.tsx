import { Actions, Button, FileField, Link, LinkButton, Meta, Part, Title } from '#platform/ui/index.ts'
import { sendPage } from '../site/send.tsx'
import type { Site } from '../site/site.ts'
import type { World } from '../world/world.ts'
import { readCells, textOfFile, writeCells } from './csv.ts'
import { type CoreDesk, type CoreFile, mistyped, resultOf } from './desk.ts'

/** 「基幹システム」: a file is put on the desk, its rows are typed in, and what was typed goes back as a file. */
export const mountCoreDesk = (app: Site, world: World, desk: CoreDesk): void => {
  app.get('/core', (c) => sendPage(c, world, { title: '基幹システム', children: <Home desk={desk} /> }))

  app.post('/core/files', async (c) => {
    const { file } = await c.req.parseBody()
    if (!(file instanceof File) || file.size === 0) return c.redirect('/core', 303)
    const [columns = [], ...rows] = readCells(textOfFile(new Uint8Array(await file.arrayBuffer())))
    const taken = desk.take(file.name, columns, rows)
    world.calls.record('基幹システム', `ファイルの受け取り　${rows.length}件`)
    return c.redirect(`/core/files/${taken.id}`, 303)
  })

  app.get('/core/files/:id', (c) => {
    const file = desk.find(c.req.param('id'))
    if (!file) return c.notFound()
    return sendPage(c, world, { title: file.name, wide: true, children: <FilePage file={file} /> })
  })

  app.post('/core/files/:id/rows/:row', async (c) => {
    const file = desk.find(c.req.param('id'))
    const row = file?.rows[Number(c.req.param('row'))]
    if (!file || !row) return c.notFound()
    const { slip } = await c.req.parseBody()
    // The last item is the one that a tired clerk mistypes.
    row.entered = slip === undefined ? row.handed : row.handed.with(-1, mistyped(row.handed.at(-1) ?? ''))
    world.calls.record('基幹システム', '1件を入力した')
    return c.redirect(`/core/files/${file.id}`, 303)
  })

  app.get('/core/files/:id/result.csv', (c) => {
    const file = desk.find(c.req.param('id'))
    if (!file) return c.notFound()
    return c.body(writeCells(resultOf(file)), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="result-${file.id}.csv"`,
      'cache-control': 'no-store',
    })
  })
}

const Home = ({ desk }: { desk: CoreDesk }) => (
  <>
    <Title lede="標準準拠システムの担当者の机です。まどぐちから書き出したファイルを受け取り、1件ずつ入力します。">
      基幹システム
    </Title>
    <form method="post" action="/core/files" encType="multipart/form-data">
      <FileField name="file" label="引き渡しファイル（CSV）" />
      <Actions>
        <Button>受け取る</Button>
      </Actions>
    </form>
    <Part title="机の上のファイル">
      <ul>
        {desk.newest().map(({ id, name, rows }) => (
          <li>
            <Link href={`/core/files/${id}`}>{name}</Link>　
            <small>
              {rows.filter(({ entered }) => entered).length} / {rows.length}件
            </small>
          </li>
        ))}
      </ul>
    </Part>
  </>
)

const FilePage = ({ file }: { file: CoreFile }) => (
  <>
    <Title>{file.name}</Title>
    <table class="data">
      <caption class="vh">引き渡された行</caption>
      <thead>
        <tr>
          {file.columns.map((column) => (
            <th scope="col">{column}</th>
          ))}
          <th scope="col">入力</th>
        </tr>
      </thead>
      <tbody>
        {file.rows.map((row, place) => (
          <tr>
            {(row.entered ?? row.handed).map((cell, column) => (
              <td>
                <span class="cell-label" aria-hidden="true">
                  {file.columns[column]}
                </span>
                <div>{cell}</div>
              </td>
            ))}
            <td>
              {row.entered && <Meta>入力済み</Meta>}
              <form method="post" action={`/core/files/${file.id}/rows/${place}`} class="set">
                <Button small>{row.entered ? '入力し直した' : '入力した'}</Button>
                <Button variant="secondary" small name="slip" value="1">
                  打ち間違えて入力した
                </Button>
              </form>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
    <Actions>
      <LinkButton href={`/core/files/${file.id}/result.csv`}>入力した結果のファイルを取り出す</LinkButton>
      <Link href="/core" standalone>
        机に戻る
      </Link>
    </Actions>
  </>
)
