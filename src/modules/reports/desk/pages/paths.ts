import type { ReportId } from '../../record/index.ts'

export const boardPath = '/staff/reports'
export const reportPath = (id: ReportId): string => `${boardPath}/${id}`
