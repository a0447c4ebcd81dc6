import { Actions, Block, DatedList, Link, LinkButton, Meta, Title } from '#platform/ui/index.ts'
import { formatMoment } from '../site/dates.ts'
import { sendPage } from '../site/send.tsx'
import type { Site } from '../site/site.ts'
import type { World } from '../world/world.ts'
import { type Letter, type LetterBox, letterSchema } from './letters.ts'

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

  app.get('/letters/:id/letter.pdf', (c) => {
    const letter = box.find(c.req.param('id'))
    if (!letter) return c.notFound()
    return c.body(new Uint8Array(letter.pdf), 200, { 'content-type': 'application/pdf', 'cache-control': 'no-store' })
  })
}

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
        children: <Meta>{letter.to.address}</Meta>,
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
