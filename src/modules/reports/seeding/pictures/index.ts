// Pictures of the demo, drawn when they are needed; none is kept in the repository.
//
//   drawPicture(seed, scene, stage): Promise<Buffer>       JPEG, 960 × 720, at most about 25 KB, the same for the same three
//   demoScenes: { scene, seed, kind }[]                    what the demo's reports share
//   drawDemoPictures(keep): Promise<{ scene, seed, kind, before, after }[]>

export { type DemoPicture, type DemoScene, demoScenes, drawDemoPictures } from './demo-scenes.ts'
export { drawPicture, type SceneName, sceneNames } from './draw-picture.ts'
export type { Stage } from './scenes/scene.ts'
