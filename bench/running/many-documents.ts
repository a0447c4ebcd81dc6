import type { House, SearchDocument } from '#platform/module/index.ts'
import { replaceDocuments } from '#modules/search/index.ts'
import { sql } from '#platform/db/index.ts'

const atOnce = 250

/**
 * Puts so many Japanese pages into the search beside the demo's own: sentences of the demo's pages, shuffled, about a
 * thousand characters each, half of them with an invented name in front so that the index has many words.
 */
export async function writeManyDocuments(house: House, count: number): Promise<void> {
  const sentences = await sentencesOf(house)
  const random = generator(8)
  const some = <Thing>(things: readonly Thing[], otherwise: Thing): Thing =>
    things[Math.floor(random() * things.length)] ?? otherwise
  const name = () => [1, 2, 3].map(() => some(characters, '山')).join('')
  const sentence = () => (random() < 0.5 ? `${name()}の` : '') + some(sentences, '')
  for (let first = 0; first < count; first += atOnce) {
    const documents = Array.from({ length: Math.min(atOnce, count - first) }, (_, at): SearchDocument => {
      const lines: string[] = []
      for (let length = 0; length < 1000; length += lines.at(-1)?.length ?? 0) lines.push(sentence())
      return {
        subject: `page:synthetic-${first + at}`,
        kind: 'page',
        lang: 'ja',
        href: `/pages/synthetic-${first + at}`,
        title: `${name()}${lines[0]?.slice(0, 20) ?? ''}`,
        summary: lines[1] ?? '',
        headings: lines.slice(2, 5).map((line) => line.slice(0, 12)),
        body: lines.join('\n'),
        words: [name(), name()],
        topics: [`topic-${at % 18}`],
        changedOn: house.clock.today().subtract({ days: at }),
      }
    })
    const subjects = documents.map(({ subject }) => subject)
    await house.db.transact((tx) => replaceDocuments(tx, house, 'pages', subjects, documents))
  }
}

async function sentencesOf({ db }: House): Promise<string[]> {
  const { rows } = await db.look((tx) =>
    sql<{
      body: string
    }>`select body from search.documents where lang = 'ja' and removed_at is null order by id`.execute(tx),
  )
  return rows.flatMap(({ body }) => body.split(/(?<=。)|\n/)).filter((text) => text.length > 8)
}

const characters = Array.from(
  '一右雨円王音下火花貝学気九休玉金空月犬見五口校左三山子四糸字耳七車手十出女小上森人水正生青夕石赤千川先早草足村大男竹中虫町天田土二日入年白八百文木本名目立力林六引羽雲園遠何科夏家歌画回会海絵外角楽活間丸岩顔汽記帰弓牛魚京強教近兄形計元言原戸古午後語工公広交光考行高黄合谷国黒今才細作算止市矢姉思紙寺自時室社弱首秋週春書少場色食心新親図数西声星晴切雪船線前組走多太体台地池知茶昼長鳥朝直通弟店点電刀冬当東答頭同道読内南肉馬売買麦半番父風分聞米歩母方北毎妹万明鳴毛門夜野友用曜来里理話',
)

/** The same numbers at every run. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return state / 0x7fffffff
  }
}
