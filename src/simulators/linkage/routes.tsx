import { Block, Button, Link, Meta, Radios, Title } from '#platform/ui/index.ts'
import { formatMoment } from '../site/dates.ts'
import { sendPage } from '../site/send.tsx'
import type { Site } from '../site/site.ts'
import type { World } from '../world/world.ts'
import { itemName } from './facts.ts'
import { moods, type Mood, type Network } from './network.ts'

/** 「情報提供ネットワーク」: what the next questions get, and the record without names. */
export const mountNetwork = (app: Site, world: World, network: Network): void => {
  app.get('/linkage', (c) =>
    sendPage(c, world, {
      title: '情報提供ネットワーク',
      children: (
        <>
          <Title lede="区が、書類の代わりに、ほかの役所に確かめるところです。番号も氏名も記録しません。">
            情報提供ネットワーク
          </Title>
          <NextAnswer network={network} />
          <Block title="照会の記録">
            {network.newest().length === 0 ? (
              <p>まだ照会はありません。</p>
            ) : (
              <ul class="log num">
                {network.newest().map(({ at, item, ground, outcome }) => (
                  <li>
                    <span>{formatMoment(at)}</span>
                    <span>
                      {itemName(item)}　{outcomeNames[outcome] ?? outcome}　{ground}
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </Block>
        </>
      ),
    }),
  )

  app.post('/linkage/mood', async (c) => {
    const { mood } = await c.req.parseBody()
    const chosen = moods.find((known) => known === mood)
    if (!chosen) return c.notFound()
    network.setMood(chosen)
    return c.redirect('/linkage', 303)
  })
}

const moodNames: Record<Mood, string> = {
  found: '見つかる',
  not_found: '見つからない',
  blocked: '出せない（不開示）',
  slow: '3秒かかる',
  timeout: '答えない（聞き直すと答える）',
}
const outcomeNames: Record<string, string> = { ...moodNames, timeout: '答えなかった' }

const NextAnswer = ({ network }: { network: Network }) => (
  <form method="post" action="/linkage/mood">
    <Radios
      name="mood"
      legend="これからの答え"
      value={network.mood()}
      options={moods.map((mood) => ({ value: mood, label: moodNames[mood] }))}
    />
    <Button variant="secondary">この答えにする</Button>
  </form>
)

/** On the page of all devices. */
export const NetworkFace = ({ network }: { network: Network }) => (
  <>
    <p>これからの答え：{moodNames[network.mood()]}</p>
    {network
      .newest()
      .slice(0, 3)
      .map(({ at, item, outcome }) => (
        <Meta>
          {formatMoment(at)}　{itemName(item)}　{outcomeNames[outcome] ?? outcome}
        </Meta>
      ))}
    <Link href="/linkage" standalone>
      答えを選ぶ・記録を見る
    </Link>
  </>
)
