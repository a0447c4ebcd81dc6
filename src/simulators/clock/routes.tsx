import { Button, Link, Meta, Notice, Title } from '#platform/ui/index.ts'
import { formatClock, formatMoment, formatToday } from '../site/dates.ts'
import { sendPage } from '../site/send.tsx'
import type { Site } from '../site/site.ts'
import type { World } from '../world/world.ts'

const shifts = ['next-due', 'PT1H', 'next-morning']

/** Moves the app's demo clock: `POST /demo/clock`. `afterShift` lets the other parts notice what is due. */
export const mountClock = (app: Site, world: World, afterShift: () => Promise<void>): void => {
  app.post('/clock/shift', async (c) => {
    const shift = String((await c.req.parseBody()).shift ?? '')
    if (!shifts.includes(shift)) return c.text('unknown shift', 400)
    const response = await world
      .fetchApp(`${world.settings.appUrl}/demo/clock`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-demo-secret': world.settings.demoSecret },
        body: JSON.stringify({ shift }),
        signal: AbortSignal.timeout(10_000),
      })
      .catch(() => undefined)
    await response?.arrayBuffer().catch(() => undefined)
    world.calls.record('時計', `${names[shift]}　${response?.status ?? '応答なし'}`)
    if (!response?.ok) return sendPage(c, world, { title: '時計を進められません', children: <NotMoved /> }, 502)
    await world.clock.refresh()
    await afterShift()
    return c.redirect('/#clock', 303)
  })
}

const names: Record<string, string> = {
  'next-due': '次の期限まで進める',
  PT1H: '1時間進める',
  'next-morning': '翌日の朝にする',
}

export const ClockFace = ({ world }: { world: World }) => {
  const now = world.clock.now()
  const due = world.clock.nextDue()
  return (
    <>
      <p>{formatToday(now)}</p>
      <p class="figure num">{formatClock(now)}</p>
      <form method="post" action="/clock/shift" class="set">
        {shifts.map((shift, index) => (
          <Button variant={index === 0 ? 'primary' : 'secondary'} name="shift" value={shift}>
            {names[shift]}
          </Button>
        ))}
      </form>
      {due && (
        <Meta>
          次の期限：{formatMoment(due.at)}　{due.label}
        </Meta>
      )}
    </>
  )
}

const NotMoved = () => (
  <>
    <Title>時計を進められませんでした</Title>
    <Notice kind="danger">
      <p>まどぐちが答えませんでした。まどぐちが動いているか確かめて、もう一度押してください。</p>
    </Notice>
    <p>
      <Link href="/" standalone>
        外の世界に戻る
      </Link>
    </p>
  </>
)
