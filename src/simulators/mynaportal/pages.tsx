import type { Context } from 'hono'
import {
  Actions,
  Button,
  DataTable,
  DateField,
  FileField,
  Link,
  LinkButton,
  Meta,
  Notice,
  Part,
  Select,
  TextField,
  Title,
} from '#platform/ui/index.ts'
import { formatMoment } from '../site/dates.ts'
import { sendPage } from '../site/send.tsx'
import type { Site } from '../site/site.ts'
import { type CardHolder, hasCard } from '../world/people.ts'
import type { World } from '../world/world.ts'
import { type FormItem, type PortalForm, portalForms } from './forms.ts'
import { type Faults, type Filed, type Line, type PortalOffice, statusNames } from './office.ts'

/** 「マイナポータル」: a person files a form of ぴったりサービス and sees what the ward says about it. */
export const mountPortalPages = (app: Site, world: World, office: PortalOffice): void => {
  app.get('/mynaportal', (c) => {
    const holder = holderOf(world, c.req.query('person'))
    if (!holder) return c.notFound()
    return sendPage(c, world, {
      title: 'マイナポータル',
      children: <Home world={world} office={office} holder={holder} />,
    })
  })

  app.get('/mynaportal/forms/:form', (c) => {
    const [form, holder] = [formOf(c), holderOf(world, c.req.query('person'))]
    if (!form || !holder) return c.notFound()
    return sendPage(c, world, { title: form.name, children: <FormPage form={form} holder={holder} /> })
  })

  app.post('/mynaportal/forms/:form', async (c) => {
    const body = await c.req.parseBody()
    const [form, holder] = [formOf(c), holderOf(world, String(body.person ?? ''))]
    if (!form || !holder) return c.notFound()
    await world.clock.refresh()
    const { file } = body
    const attachments =
      file instanceof File && file.size > 0
        ? [{ name: file.name, content: Buffer.from(await file.arrayBuffer()).toString('base64') }]
        : []
    office.file(holder, { form: form.form, items: linesOf(form, body), attachments }, world.clock.now())
    world.calls.record('マイナポータル', '申請を受け付けた')
    return c.redirect(`/mynaportal?person=${encodeURIComponent(holder.name)}`, 303)
  })

  app.post('/mynaportal/faults', async (c) => {
    const body = await c.req.parseBody()
    office.faults.isDown = body.fault === 'down'
    office.faults.losesAnswers = body.fault === 'loses-answers'
    office.faults.garbles = body.fault === 'garbles'
    return c.redirect('/mynaportal', 303)
  })
}

const formOf = (c: Context): PortalForm | undefined => portalForms.find(({ form }) => form === c.req.param('form'))

const holderOf = ({ people }: World, name: string | undefined): CardHolder | undefined =>
  people.residents.filter(hasCard).find((one) => one.name === name) ?? people.residents.find(hasCard)

const Home = ({ world, office, holder }: { world: World; office: PortalOffice; holder: CardHolder }) => (
  <>
    <Title lede="国のサイトのぴったりサービスから区に申請し、区から返った処理状況を見ます。">マイナポータル</Title>
    <form method="get" action="/mynaportal" class="whose">
      <Select
        name="person"
        label="だれのマイナポータルですか"
        value={holder.name}
        options={world.people.residents.filter(hasCard).map(({ name }) => ({ value: name, label: name }))}
      />
      <Button variant="secondary">見る</Button>
    </form>
    <Part title="申請する">
      <ul>
        {portalForms.map(({ form, name }) => (
          <li>
            <Link href={`/mynaportal/forms/${form}?person=${encodeURIComponent(holder.name)}`}>{name}</Link>
          </li>
        ))}
      </ul>
    </Part>
    <Part title="申請したもの">
      <DataTable
        caption="申請したもの"
        columns={[{ label: '受付番号', heading: true }, { label: '手続' }, { label: '処理状況' }]}
        rows={office
          .of(holder.name)
          .map((filed) => ({ cells: [filed.number, nameOf(filed), <Course filed={filed} />] }))}
        empty={<p>まだ何も申請していません。</p>}
      />
    </Part>
    <Part title="都合の悪いこと">
      <form method="post" action="/mynaportal/faults" class="set">
        <Button variant="secondary" name="fault" value="down">
          止める（メンテナンス）
        </Button>
        <Button variant="secondary" name="fault" value="loses-answers">
          処理状況の返事をなくす
        </Button>
        <Button variant="secondary" name="fault" value="garbles">
          壊れた申請データを返す
        </Button>
        <Button variant="secondary" name="fault" value="none">
          元に戻す
        </Button>
      </form>
      <Meta>いま：{faultWord(office.faults)}</Meta>
    </Part>
  </>
)

function faultWord({ isDown, losesAnswers, garbles }: Faults): string {
  if (isDown) return '止まっている'
  if (losesAnswers) return '返事をなくす'
  return garbles ? '壊れた申請データを返す' : 'ふつうに動いている'
}

const nameOf = ({ form }: Filed): string => portalForms.find((one) => one.form === form)?.name ?? form

const Course = ({ filed }: { filed: Filed }) =>
  filed.course.length === 0 ? (
    <span>送信済み</span>
  ) : (
    <ol>
      {filed.course.map(({ status, at }) => (
        <li>
          {statusNames[status]}　<small>{formatMoment(at)}</small>
        </li>
      ))}
    </ol>
  )

const FormPage = ({ form, holder }: { form: PortalForm; holder: CardHolder }) => (
  <>
    <Title lede={`${holder.name}さんのカードの4情報と署名を付けて送ります。`}>{form.name}</Title>
    <Notice>
      <p>個人番号はここでは書きません。</p>
    </Notice>
    <form method="post" action={`/mynaportal/forms/${form.form}`} encType="multipart/form-data">
      <input type="hidden" name="person" value={holder.name} />
      {form.items.map((item) => (
        <ItemInput item={item} name={item.item} />
      ))}
      {form.repeated &&
        Array.from({ length: form.repeated.rows }, (_, row) => (
          <fieldset>
            <legend>
              {form.repeated?.name} {row + 1}
            </legend>
            {form.repeated?.items.map((item) => (
              <ItemInput item={item} name={`${row + 1} ${item.item}`} />
            ))}
          </fieldset>
        ))}
      <FileField name="file" label="添付（写真かPDF）" />
      <Actions>
        <Button>署名して送信する</Button>
        <LinkButton href="/mynaportal" variant="secondary">
          やめる
        </LinkButton>
      </Actions>
    </form>
  </>
)

const ItemInput = ({ item, name }: { item: FormItem; name: string }) => {
  switch (item.kind) {
    case 'choice':
      return (
        <Select
          name={name}
          label={item.item}
          value=""
          options={[{ value: '', label: '—' }, ...(item.options ?? []).map((value) => ({ value, label: value }))]}
        />
      )
    case 'date':
      return <DateField name={name} label={item.item} value="" />
    default:
      return <TextField name={name} label={item.item} hint={item.hint} value="" />
  }
}

/** What was filled in, in the order of the form; empty items are sent as nothing. */
function linesOf(form: PortalForm, body: Record<string, unknown>): Line[] {
  const textOf = (name: string) => (typeof body[name] === 'string' ? body[name].trim() : '')
  const single = form.items.map(({ item }): Line => ({ item, value: textOf(item) }))
  const { repeated } = form
  const rows = repeated
    ? Array.from({ length: repeated.rows }, (_, row) =>
        repeated.items.map(({ item }): Line => ({ item, row: row + 1, value: textOf(`${row + 1} ${item}`) })),
      ).flat()
    : []
  return [...single, ...rows].filter(({ value }) => value !== '')
}
