export { coarse, distanceMetres, type Place, tileOf } from './domain/grid.ts'
