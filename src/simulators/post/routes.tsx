import { Actions, Block, Button, DatedList, Link, LinkButton, Meta, Notice, Radios, Title } from '#platform/ui/index.ts'
import { formatMoment } from '../site/dates.ts'
import { sendPage } from '../site/send.tsx'
import type { Site } from '../site/site.ts'
import type { World } from '../world/world.ts'
import { type Letter, type LetterBox, letterSchema, type ReturnReason, returnReasons } from './letters.ts'

/** `POST /post/v1/letters`, and the letter boxes of the town. */
export const mountLetterBox = (app: Site, world: World, box: LetterBox): void => {
  app.post('/post/v1/letters', async (c) => {
    const parsed = letterSchema.safeParse(await c.req.json().catch(() => undefined))
    const posted = parsed.success ? box.post(parsed.data, world.clock.now()) : undefined
    const status =
      posted === undefined ? 400 : !posted.ok ? (posted.reason === 'not_pdf' ? 400 : 409) : posted.isNew ? 201 : 200
    world.calls.record('郵便', `差し出し　${status}`)
    if (!posted)
      return c.json(
        { error: { code: 'invalid_request', fields: parsed.error?.issues.map(({ path }) => path.join('.')) } },
        400,
      )
    if (!posted.ok) return c.json({ error: { code: posted.reason } }, posted.reason === 'not_pdf' ? 400 : 409)
    const { id, reference, at } = posted.letter
    return c.json({ id, reference, accepted_at: at.toString() }, posted.isNew ? 201 : 200)
  })

  app.get('/letters', (c) =>
    sendPage(c, world, {
      title: '郵便受け',
      children: (
        <>
          <Title>郵便受け</Title>
          <Block title="届いたもの">
            <LetterList letters={box.newest()} />
          </Block>
        </>
      ),
    }),
  )

  app.get('/letters/:id', (c) => {
    const letter = box.find(c.req.param('id'))
    if (!letter) return c.notFound()
    return sendPage(c, world, {
      title: `${letter.to.name}様への手紙`,
      children: <OpenLetter world={world} letter={letter} />,
    })
  })

  app.post('/letters/:id/return', async (c) => {
    const id = c.req.param('id')
    const reason = reasonOf((await c.req.formData()).get('reason'))
    if (!reason || !box.sendBack(id, reason)) return c.notFound()
    world.calls.record('郵便', `区へ戻す　${returnReasons[reason]}`)
    return c.redirect(`/letters/${id}`, 303)
  })

  app.get('/letters/:id/letter.pdf', (c) => {
    const letter = box.find(c.req.param('id'))
    if (!letter) return c.notFound()
    return c.body(new Uint8Array(letter.pdf), 200, { 'content-type': 'application/pdf', 'cache-control': 'no-store' })
  })
}

const reasonOf = (value: unknown): ReturnReason | undefined =>
  value === 'unknown' || value === 'expired' || value === 'refused' ? value : undefined

export const LetterList = ({ letters }: { letters: readonly Letter[] }) =>
  letters.length === 0 ? (
    <p>まだ何も届いていません。</p>
  ) : (
    <DatedList
      entries={letters.map((letter) => ({
        when: formatMoment(letter.at),
        datetime: letter.at.toString(),
        href: `/letters/${letter.id}`,
        title: `${letter.to.name}様`,
        children: (
          <Meta>
            {letter.to.address}
            {letter.returned && `　区へ戻しました（${returnReasons[letter.returned]}）`}
          </Meta>
        ),
      }))}
    />
  )

const OpenLetter = ({ world, letter }: { world: World; letter: Letter }) => (
  <>
    <Title lede={`${formatMoment(letter.at)}に差し出されました。`}>{letter.to.name}様への手紙</Title>
    <div class="letter envelope">
      <p>
        〒{letter.to.postcode.replace(/^(\d{3})-?(\d{4})$/, '$1-$2')}
        <br />
        {letter.to.address}
      </p>
      <p class="addressee">{letter.to.name}　様</p>
      <p>{world.settings.wardName}</p>
    </div>
    {letter.returned ? <Returned reason={letter.returned} /> : <SendBack letter={letter} />}
    <Actions>
      <LinkButton href={`/letters/${letter.id}/letter.pdf`}>
        封を開ける（PDF {Math.ceil(letter.pdf.length / 1024)} KB）
      </LinkButton>
      <Link href="/letters" standalone>
        郵便受けに戻る
      </Link>
    </Actions>
  </>
)

const Returned = ({ reason }: { reason: ReturnReason }) => (
  <Notice kind="warning" title={`区へ戻しました（${returnReasons[reason]}）`}>
    区の職員は「返戻」の画面で、手紙の文書番号か確認番号を入れて記録します。
  </Notice>
)

/** The postman could not deliver it. */
const SendBack = ({ letter }: { letter: Letter }) => (
  <form action={`/letters/${letter.id}/return`} method="post">
    <Radios
      name="reason"
      legend="届けられなかったことにする"
      value="unknown"
      options={Object.entries(returnReasons).map(([value, label]) => ({ value, label }))}
    />
    <Actions>
      <Button variant="secondary">区へ戻す</Button>
    </Actions>
  </form>
)
