import type { SceneName } from '../draw-picture.ts'
import type { Stage } from '../scenes/scene.ts'

/** What is drawn for a kind of report; kinds that are not here have no picture. */
const scenesOf: Readonly<Record<string, readonly [SceneName, ...SceneName[]]>> = {
  'street-lamp': ['lamp'],
  'park-lamp': ['lamp'],
  'road-hole': ['pothole'],
  sidewalk: ['kerb'],
  'curve-mirror': ['mirror'],
  'mirror-check': ['mirror'],
  'guard-rail': ['guardrail'],
  'road-sign': ['sign', 'crossing'],
  drain: ['drain'],
  manhole: ['manhole'],
  'fallen-tree': ['tree'],
  'street-tree': ['hedge'],
  overgrown: ['hedge'],
  playground: ['swing'],
  bench: ['bench', 'tap'],
  dumping: ['dumping'],
  'collection-point': ['collection'],
  graffiti: ['graffiti'],
  'litter-picked': ['litter'],
  'leaves-swept': ['leaves'],
  'snow-cleared': ['snow'],
  'flowers-tended': ['flowers'],
}

export const drawnKinds: readonly string[] = Object.keys(scenesOf)

export function sceneOf(kind: string, seed: number): SceneName {
  const scenes = scenesOf[kind] ?? ['lamp']
  return scenes[seed % scenes.length] ?? scenes[0]
}

/** What a picture shows, for who cannot see it. */
export const altOf = (scene: SceneName, stage: Stage): string => words[scene][stage === 'before' ? 0 : 1]

const words: Readonly<Record<SceneName, readonly [before: string, after: string]>> = {
  lamp: ['夜の道で、街灯が消えている', '夜の道を、街灯が照らしている'],
  mirror: ['カーブミラーが傷んでいる', 'カーブミラーがまっすぐ立っている'],
  sign: ['止まれの標識が見えにくい', '止まれの標識がはっきり見える'],
  guardrail: ['ガードレールがへこんでいる', 'ガードレールがまっすぐになっている'],
  pothole: ['車道に穴があいている', '車道の穴がふさがれている'],
  manhole: ['マンホールのふたが傾いている', 'マンホールのふたが平らになっている'],
  drain: ['落ち葉で雨水ますが詰まり、水がたまっている', '雨水ますの落ち葉がなくなっている'],
  crossing: ['横断歩道の線が消えかけている', '横断歩道の線がはっきりしている'],
  kerb: ['歩道の縁石が割れている', '歩道の縁石が新しくなっている'],
  bench: ['ベンチの板が折れている', 'ベンチの板が新しくなっている'],
  swing: ['ぶらんこの鎖が切れ、囲いがしてある', 'ぶらんこが2つとも使える'],
  tap: ['水飲み場の水が止まらない', '水飲み場の水が止まっている'],
  tree: ['木が倒れている', '倒れた木が片付けられている'],
  hedge: ['植え込みが歩道まで広がっている', '植え込みが刈り込まれている'],
  graffiti: ['塀に落書きがある', '塀の落書きが消されている'],
  dumping: ['歩道に家具や家電が捨てられている', '歩道が片付いている'],
  collection: ['ごみの袋が破れ、中身が道に広がっている', 'ごみの袋に網がかけてある'],
  leaves: ['歩道に落ち葉が散らばっている', '落ち葉が集められ、袋に入っている'],
  snow: ['歩道に雪が積もっている', '歩道の雪がかかれている'],
  litter: ['芝生にごみが落ちている', 'ごみが拾われ、袋に入っている'],
  flowers: ['花壇に花がない', '花壇に花が咲いている'],
}
