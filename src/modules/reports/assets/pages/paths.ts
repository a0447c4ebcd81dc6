import type { OrderId } from '../../orders/index.ts'
import type { AssetId, PhotoId } from '../../record/index.ts'
import type { DrawingId } from '../domain/drawing.ts'

export const assetsPath = '/staff/reports/assets'
export const assetPath = (id: AssetId): string => `${assetsPath}/${id}`
export const newAssetPath = `${assetsPath}/new`
export const importPath = `${assetsPath}/import`
export const exportPath = `${assetsPath}/export`
export const platesPath = `${assetsPath}/plates`
export const photoPath = (id: AssetId, photo: PhotoId, size: string): string =>
  `${assetPath(id)}/photos/${photo}/${size}`

export const drawingsPath = '/staff/reports/drawings'
export const newDrawingPath = `${drawingsPath}/new`
export const drawingPath = (id: DrawingId): string => `${drawingsPath}/${id}`
/** Where a drawing is downloaded, for who may. */
export const drawingFilePath = (id: DrawingId): string => `${drawingsPath}/${id}/file`

export const orderPath = (id: OrderId): string => `/staff/orders/${id}`
/** What a code on the thing leads to. */
export const platePath = (plate: string): string => `/reports/at/${plate}`
