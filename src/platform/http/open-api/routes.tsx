import { Hono } from 'hono'
import type { House } from '#platform/module/index.ts'
import { DataTable, Lede, Link, residentPage } from '#platform/ui/index.ts'
import type { HttpEnv } from '../env.ts'
import { httpTexts } from '../text/index.ts'
import { openApiOf } from './document.ts'

const methods = ['get', 'post', 'put', 'patch', 'delete']

/** The modules' API below `/api/v1`, its description and a page that reads it. */
export function mountApi(app: Hono<HttpEnv>, house: House): void {
  app.get('/api/v1/openapi.json', (c) => c.json(openApiOf(house)))
  app.get('/api/v1', (c) => {
    const texts = httpTexts(c.get('lang'))
    const { paths } = openApiOf(house)
    const rows = Object.entries(paths).flatMap(([path, item]) =>
      methods
        .filter((method) => item[method])
        .map((method) => ({
          cells: [<code>{`${method.toUpperCase()} /api/v1${path}`}</code>, item[method]?.summary ?? ''],
        })),
    )
    return residentPage(
      c,
      house,
      { title: texts.apiTitle, wide: true },
      <>
        <h1>{texts.apiTitle}</h1>
        <Lede>{texts.apiIntro}</Lede>
        <p>{texts.apiTokens}</p>
        <p>
          <Link href="/api/v1/openapi.json">{texts.apiDescription}</Link>
        </p>
        <DataTable
          caption={texts.apiTitle}
          columns={[{ label: texts.apiPath, heading: true }, { label: texts.apiMeaning }]}
          rows={rows}
        />
      </>,
    )
  })
  for (const module of house.modules) {
    if (!module.api) continue
    const api = new Hono<HttpEnv>()
    module.api(api, house)
    app.route('/api/v1', api)
  }
}
