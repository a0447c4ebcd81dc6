import type { Context } from 'hono'
import type { Content } from '#platform/ui/index.ts'
import { simulatorPage } from '#platform/ui/index.ts'
import type { World } from '../world/world.ts'

/** `wide`: the devices side by side; otherwise one column to read. */
export type Page = { title: string; wide?: boolean; children: Content }

type Status = 200 | 400 | 404 | 409 | 502

/** Answers with a page of the simulators. */
export const sendPage = (c: Context, world: World, page: Page, status: Status = 200): Response => {
  c.header('cache-control', 'no-store')
  return c.html(renderPage(world, page), status)
}

/** The black band on every page says that nothing here is real. */
export const renderPage = ({ settings, url }: World, { title, wide, children }: Page): string =>
  simulatorPage(
    {
      root: settings.root,
      ward: settings.wardName,
      profile: settings.profile,
      title,
      site: 'シミュレーター',
      warning: `シミュレーター　ポート${new URL(url).port}。本物のLINE・銀行・認証アプリではありません。`,
      links: [
        { href: '/', label: '外の世界' },
        { href: settings.appUrl, label: 'まどぐちへ戻る' },
      ],
    },
    wide ? children : <div class="reading">{children}</div>,
  )
