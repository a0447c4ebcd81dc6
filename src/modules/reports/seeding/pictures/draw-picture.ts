import sharp from 'sharp'
import { brushOf } from './brush.ts'
import { type Light, lights } from './light.ts'
import { chanceOf } from './random.ts'
import { deeds } from './scenes/deeds.ts'
import { greenery } from './scenes/greenery.ts'
import { kerbs } from './scenes/kerbs.ts'
import { littered } from './scenes/litter.ts'
import { parks } from './scenes/parks.ts'
import { posts } from './scenes/posts.ts'
import type { Scene, Stage } from './scenes/scene.ts'
import { surfaces } from './scenes/surfaces.ts'
import { walls } from './scenes/walls.ts'
import { weather } from './setting/sky.ts'

const scenes = { ...posts, ...surfaces, ...kerbs, ...parks, ...greenery, ...walls, ...deeds, ...littered }

export type SceneName = keyof typeof scenes

// By construction the names of the table.
export const sceneNames = Object.keys(scenes) as readonly SceneName[]

const size = { width: 960, height: 720 }
const mostBytes = 25_000

/**
 * A drawn picture of the demo as JPEG, 960 × 720, at most 25 KB: the same for the same seed, name and stage. Before and after
 * of one seed show one place.
 */
export const drawPicture = (seed: number, name: SceneName, stage: Stage): Promise<Buffer> =>
  jpegOf(Buffer.from(svgOf(seed, name, stage)))

export function svgOf(seed: number, name: SceneName, stage: Stage): string {
  const scene: Scene = scenes[name]
  const place = chanceOf(`${name} ${seed}`)
  const light = lights[place.pick(scene.lights)]
  const tilt = place.between(-1.2, 1.2)
  const near = place.between(1.03, 1.15)
  const ground = scene.place(brushOf(place, light))
  const brush = brushOf(chanceOf(`${name} ${seed} in front`), light)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 960 720">${definitions(light)}
    <g transform="rotate(${tilt.toFixed(2)} 480 360) translate(480 400) scale(${near.toFixed(3)}) translate(-480 -400)" stroke-linejoin="round" stroke-linecap="round">${ground}${scene.draw(brush, stage)}${weather(brush)}</g></svg>`
}

const definitions = ({ sky }: Light): string => `<defs>
  <linearGradient id="sky" x2="0" y2="1"><stop stop-color="${sky[0]}"/><stop offset=".62" stop-color="${sky[1]}"/></linearGradient>
  <linearGradient id="beam" x2="0" y2="1"><stop stop-color="#fff1b0" stop-opacity=".95"/><stop offset="1" stop-color="#ffe28a" stop-opacity=".25"/></linearGradient>
  <radialGradient id="halo"><stop stop-color="#fff6cf"/><stop offset="1" stop-color="#fff1b0" stop-opacity="0"/></radialGradient></defs>`

async function jpegOf(svg: Buffer): Promise<Buffer> {
  const { data, info } = await sharp(svg).flatten({ background: '#fff' }).raw().toBuffer({ resolveWithObject: true })
  const { width, height } = info
  // This table keeps flat colours as they are where the quality is low.
  for (const quality of [34, 26, 18]) {
    const raw = { width, height, channels: 3 } as const
    const jpeg = await sharp(data, { raw }).jpeg({ quality, quantisationTable: 2 }).toBuffer()
    if (jpeg.length <= mostBytes || quality === 18) return jpeg
  }
  return Buffer.of()
}
