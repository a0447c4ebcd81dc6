import type { ReportId } from '../../record/index.ts'

export const boardPath = '/staff/reports'
export const reportPath = (id: ReportId): string => `${boardPath}/${id}`
export const routingPath = `${boardPath}/routing`
export const templatesPath = `${boardPath}/templates`
export const blocksPath = `${boardPath}/blocks`
export const heatPath = `${boardPath}/heat`
export const recurringPath = `${boardPath}/recurring`
export const enterPath = `${boardPath}/new`
export const exportPath = `${boardPath}/export`
