// Pictures of the demo, drawn when they are needed; none is kept in the repository.
//
//   drawPicture(seed, scene, stage): Promise<Buffer>       JPEG, 960 × 720, about 25 KB, the same for the same three
//   hangPictures(house, newest): Promise<number>          a photo for each of the newest public reports of the demo

export { drawPicture, sceneNames } from './draw-picture.ts'
export { hangPictures } from './hang/hang-pictures.ts'
