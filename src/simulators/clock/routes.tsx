import { formatClock, formatMoment, formatToday } from '../site/dates.ts'
import { sendPage } from '../site/send.ts'
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
    if (!response?.ok)
      return sendPage(
        c,
        world,
        { title: '時計を進められません', narrow: true, wrong: true, children: <NotMoved /> },
        502,
      )
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
      <p class="clockface num">{formatClock(now)}</p>
      <form method="post" action="/clock/shift" class="set">
        {shifts.map((shift, index) => (
          <button class={index === 0 ? 'button' : 'button second'} type="submit" name="shift" value={shift}>
            {names[shift]}
          </button>
        ))}
      </form>
      {due && (
        <p class="meta" style="margin-top:.75rem">
          次の期限：{formatMoment(due.at)}　{due.label}
        </p>
      )}
    </>
  )
}

const NotMoved = () => (
  <>
    <h1>時計を進められませんでした</h1>
    <p class="notice bad">まどぐちが答えませんでした。まどぐちが動いているか確かめて、もう一度押してください。</p>
    <p>
      <a class="plain" href="/">
        外の世界に戻る
      </a>
    </p>
  </>
)
