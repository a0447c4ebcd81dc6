import { Button, Details, NumberField, Radios, Select, TextField } from '#platform/ui/index.ts'
import type { Site } from '../../site/site.ts'
import type { World } from '../../world/world.ts'
import type { Account } from '../account/account.ts'
import { type Faults, faultForm, isOut, setFaults } from '../account/faults.ts'

/** `POST /line/fault` makes LINE misbehave, `GET /line/totals` says what arrived. */
export const mountSwitches = (app: Site, world: World, { faults, phones, totals }: Account): void => {
  app.post('/line/fault', async (c) => {
    const form = faultForm.safeParse(await c.req.parseBody())
    if (!form.success) return c.text(form.error.issues.map(({ path }) => path.join('.')).join(', '), 400)
    await world.clock.refresh()
    setFaults(faults, form.data, world.clock.now())
    const back = c.req.query('back') ?? ''
    return c.redirect(phones.find(back) ? `/phones/${back}` : back === 'phones' ? '/phones' : '/', 303)
  })

  app.get('/line/totals', (c) => c.json(totals.all()))
}

/** The switches as a form; `back` is the phone to return to. */
export const Switches = ({ faults, now, back }: { faults: Faults; now: Temporal.Instant; back: string }) => (
  <Details summary="LINEの調子を変える（試験用）">
    <form method="post" action={`/line/fault?back=${back}`} class="set">
      <Radios
        name="fault"
        legend="次の送信へのLINEの答え方"
        value={faults.next}
        options={[
          { value: 'none', label: 'ふつうに答える' },
          { value: 'before', label: '受け取らずに、500で答える' },
          { value: 'error', label: '受け取ってから、500で答える' },
          { value: 'timeout', label: '受け取ってから、答えない' },
          { value: 'rate', label: '429（速すぎる）' },
          { value: 'concurrency', label: '429（同時に多すぎる）' },
          { value: 'monthly', label: '429（月の上限）' },
        ]}
      />
      <NumberField name="times" label="それを続ける回数" value={String(Math.max(1, faults.times))} />
      <NumberField
        name="outage_minutes"
        label="止める長さ（分）"
        hint={isOut(faults, now) ? 'いまは止まっています。0で動きます。' : 'いまは動いています。'}
      />
      <Select
        name="webhooks"
        label="まどぐちへの知らせ（webhook）"
        value={faults.webhooks}
        options={[
          { value: 'normal', label: 'すぐに、1度' },
          { value: 'twice', label: '2度' },
          { value: 'late', label: '10秒遅れて' },
          { value: 'out-of-order', label: '順を入れ替えて' },
        ]}
      />
      <Select
        name="linking"
        label="連携"
        value={faults.linking}
        options={[
          { value: 'ok', label: 'うまくいく' },
          { value: 'failed', label: '失敗する' },
        ]}
      />
      <NumberField
        name="monthly_limit"
        label="月の上限（通）"
        hint="空なら上限なし"
        value={faults.monthlyLimit === undefined ? '' : String(faults.monthlyLimit)}
      />
      <TextField
        name="refused"
        label="断る宛先"
        hint="Uで始まる番号。どれが悪いかは言わずに400で断ります。"
        value={[...faults.refused].join(' ')}
      />
      <Button variant="secondary">切り替える</Button>
    </form>
  </Details>
)
