import sharp from 'sharp'
import { expect, test } from 'vitest'
import { svgOf } from './draw-picture.ts'
import { drawPicture, sceneNames } from './index.ts'

test('見本の写真は、同じ種からはいつも同じものが描かれ、種が違えば別の場所になる', async () => {
  const [one, again, other] = await Promise.all([
    drawPicture(1, 'lamp', 'before'),
    drawPicture(1, 'lamp', 'before'),
    drawPicture(2, 'lamp', 'before'),
  ])
  expect(one.equals(again)).toBe(true)
  expect(one.equals(other)).toBe(false)
})

test('16より多い場面に前と後があり、どの場面でも前と後は違う', () => {
  expect(sceneNames.length).toBeGreaterThanOrEqual(16)
  for (const scene of sceneNames) expect(svgOf(1, scene, 'before')).not.toBe(svgOf(1, scene, 'after'))
})

test.each(['leaves', 'lamp', 'pothole'] as const)('見本の写真は軽い：%s', async (scene) => {
  const picture = await drawPicture(1, scene, 'before')
  expect(picture.length).toBeLessThan(27_000)
  const { width, height, format } = await sharp(picture).metadata()
  expect([width, height, format]).toEqual([960, 720, 'jpeg'])
})

test('直った街灯は、直る前より明るい', async () => {
  const brightness = async (stage: 'before' | 'after') => {
    const { channels } = await sharp(await drawPicture(3, 'lamp', stage)).stats()
    return channels.reduce((sum, { mean }) => sum + mean, 0)
  }
  expect(await brightness('after')).toBeGreaterThan((await brightness('before')) * 1.15)
})
