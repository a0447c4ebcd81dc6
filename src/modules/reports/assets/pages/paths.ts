import type { AssetId } from '../../record/index.ts'
import type { DrawingId } from '../domain/drawing.ts'

export const assetsPath = '/staff/reports/assets'
export const assetPath = (id: AssetId): string => `${assetsPath}/${id}`
export const drawingsPath = '/staff/reports/drawings'
/** Where a drawing is downloaded, for who may. */
export const drawingFilePath = (id: DrawingId): string => `${drawingsPath}/${id}/file`
