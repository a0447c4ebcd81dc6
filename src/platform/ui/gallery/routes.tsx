import type { Hono } from 'hono'
import type { HttpEnv } from '#platform/http/env.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '../page/resident-page.tsx'
import { staffPage } from '../page/staff-page.tsx'
import { deskExamples, Gallery, residentExamples } from './gallery.tsx'

/** `/_ui` and `/_ui/staff`: for those who build and test pages. Mounted in demo and test only. */
export function uiGallery(app: Hono<HttpEnv>, house: House): void {
  app.get('/_ui', (c) =>
    residentPage(
      c,
      house,
      { title: '部品', wide: true, robots: 'noindex', styles: ['forms.css', 'gallery.css'] },
      <Gallery title="部品" shown={residentExamples} />,
    ),
  )
  app.get('/_ui/staff', (c) =>
    staffPage(c, house, { title: '職員の部品' }, <Gallery title="職員の部品" shown={deskExamples} />),
  )
}
