import { Actions, Block, Button, Facts, Link, Meta, Radios, TextArea, Title } from '#platform/ui/index.ts'
import { formatMoment } from '../site/dates.ts'
import { sendPage } from '../site/send.tsx'
import type { Site } from '../site/site.ts'
import type { World } from '../world/world.ts'
import { type Mood, moods, type OtherBodies, type Status, statuses, type Taken } from './body.ts'

/** 「ほかの機関の机」: what was handed over to them, and what they answer. */
export const mountOtherBodies = (app: Site, world: World, bodies: OtherBodies): void => {
  app.get('/other-bodies', (c) =>
    sendPage(c, world, {
      title: 'ほかの機関の机',
      children: (
        <>
          <Title lede="道路や下水道を管理する、ほかの機関の受付です。渡されたレポートに、ここで答えます。">
            ほかの機関の机
          </Title>
          <HowTaken bodies={bodies} />
          <Block title="受け付けたもの">
            {bodies.newest().length === 0 ? (
              <p>まだ届いていません。</p>
            ) : (
              bodies
                .newest()
                .slice(0, 50)
                .map((taken) => <Request taken={taken} />)
            )}
          </Block>
        </>
      ),
    }),
  )

  app.post('/other-bodies/mood', async (c) => {
    const { mood } = await c.req.parseBody()
    const chosen = moods.find((known) => known === mood)
    if (!chosen) return c.notFound()
    bodies.setMood(chosen)
    return c.redirect('/other-bodies', 303)
  })

  app.post('/other-bodies/:id', async (c) => {
    const id = c.req.param('id')
    const { [`status-${id}`]: status, [`notes-${id}`]: notes } = await c.req.parseBody()
    const chosen = statuses.find((known) => known === status)
    if (!chosen || typeof notes !== 'string' || !bodies.settle(id, chosen, notes.slice(0, 1000))) return c.notFound()
    return c.redirect(`/other-bodies#${id}`, 303)
  })
}

const moodNames: Record<Mood, string> = {
  number: 'すぐに番号を答える',
  token: '引換えの記号だけを答える（番号はあとで）',
  refuses: '受け付けない（管理の外）',
  silent: '受け取って、答えない',
  garbage: '壊れた答えを返す',
}
const statusNames: Record<Status, string> = { open: '対応している', closed: '終わった' }

const HowTaken = ({ bodies }: { bodies: OtherBodies }) => (
  <form method="post" action="/other-bodies/mood">
    <Radios
      name="mood"
      legend="これから届くものの受け方"
      value={bodies.mood()}
      options={moods.map((mood) => ({ value: mood, label: moodNames[mood] }))}
    />
    <Actions>
      <Button variant="secondary">この受け方にする</Button>
    </Actions>
  </form>
)

const Request = ({ taken }: { taken: Taken }) => (
  <section id={taken.id} aria-labelledby={`${taken.id}-name`}>
    <h3 id={`${taken.id}-name`}>{taken.id}</h3>
    <Facts
      facts={[
        { term: '届いた日時', value: formatMoment(taken.at) },
        { term: '機関・種類', value: `${taken.body}　${taken.serviceCode}` },
        { term: '場所', value: `${taken.lat}, ${taken.long}` },
        { term: '内容', value: taken.description },
      ]}
    />
    <form method="post" action={`/other-bodies/${taken.id}`}>
      <Radios
        name={`status-${taken.id}`}
        legend="いまの様子"
        value={taken.status}
        options={statuses.map((status) => ({ value: status, label: statusNames[status] }))}
      />
      <TextArea name={`notes-${taken.id}`} label="先方への言葉" value={taken.notes} />
      <Actions>
        <Button>{taken.id} に答える</Button>
      </Actions>
    </form>
  </section>
)

/** On the page of all devices. */
export const OtherBodiesFace = ({ bodies }: { bodies: OtherBodies }) => (
  <>
    {bodies
      .newest()
      .slice(0, 3)
      .map(({ id, at, status }) => (
        <Meta>
          {formatMoment(at)}　{id}　{statusNames[status]}
        </Meta>
      ))}
    <Link href="/other-bodies" standalone>
      届いたレポートに答える
    </Link>
  </>
)
