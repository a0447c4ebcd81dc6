import type { Child } from 'hono/jsx'
import type { World } from '../world/world.ts'
import { Mark } from './icons.tsx'

export type Page = { title: string; narrow?: boolean; wrong?: boolean; children: Child }

/** Every page of the simulators: the black band says that nothing here is real. */
export const Layout = ({ world, page }: { world: World; page: Page }) => (
  <html lang="ja">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${page.wrong ? 'エラー：' : ''}${page.title}｜シミュレーター`}</title>
      <link rel="icon" href="data:," />
      <link rel="stylesheet" href="/simulator.css" />
    </head>
    <body>
      <a class="skip" href="#main">
        本文へ進む
      </a>
      <p class="sim-band">
        <span class="wrap" style="display:block">
          シミュレーター　ポート{new URL(world.url).port}。本物のLINE・銀行・認証アプリではありません。
        </span>
      </p>
      <header class="masthead">
        <div class="wrap">
          <a class="brand" href="/">
            <Mark />
            {world.settings.wardName}
            <span>シミュレーター</span>
          </a>
          <a class="plain" href={world.settings.appUrl}>
            まどぐちへ戻る
          </a>
        </div>
      </header>
      <main id="main" class="wrap" tabindex={-1}>
        <div class={page.narrow ? 'narrow stack' : undefined}>{page.children}</div>
      </main>
    </body>
  </html>
)

export const renderPage = (world: World, page: Page): string =>
  `<!doctype html>${String(<Layout world={world} page={page} />)}`
