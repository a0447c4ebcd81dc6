import { drawPicture, type SceneName, sceneNames } from './draw-picture.ts'
import type { Stage } from './scenes/scene.ts'

export type DemoScene = {
  scene: SceneName
  seed: number
  /** Deeds of residents; their before is the place as they found it. */
  kind: 'defect' | 'good_deed'
}

const goodDeeds: readonly SceneName[] = ['leaves', 'snow', 'litter', 'flowers']

/** What is reported often is seen in more than one place. */
const places: Partial<Record<SceneName, number>> = {
  lamp: 4,
  pothole: 3,
  dumping: 2,
  bench: 2,
  mirror: 2,
  leaves: 2,
  hedge: 2,
}

/** The places that the demo's reports share, each with a picture before and one after. */
export const demoScenes: readonly DemoScene[] = sceneNames.flatMap((scene) =>
  Array.from(
    { length: places[scene] ?? 1 },
    (_, at): DemoScene => ({
      scene,
      seed: at + 1,
      kind: goodDeeds.includes(scene) ? 'good_deed' : 'defect',
    }),
  ),
)

export type DemoPicture = DemoScene & { stage: Stage; bytes: Uint8Array }

/**
 * Draws every picture of the demo, a before and an after for each scene, and hands it over as soon as it is there; two at a
 * time, as there are two cores. Answers with what `keep` made of them.
 */
export async function drawDemoPictures<Kept>(
  keep: (picture: DemoPicture) => Promise<Kept>,
): Promise<(DemoScene & { before: Kept; after: Kept })[]> {
  const made: (DemoScene & { before: Kept; after: Kept })[] = []
  const draw = async (one: DemoScene, stage: Stage) =>
    keep({ ...one, stage, bytes: await drawPicture(one.seed, one.scene, stage) })
  for (const one of demoScenes) {
    const [before, after] = await Promise.all([draw(one, 'before'), draw(one, 'after')])
    made.push({ ...one, before, after })
  }
  return made
}
