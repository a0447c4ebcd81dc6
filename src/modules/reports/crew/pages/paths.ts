import type { OrderId } from '../../orders/index.ts'

export const workPath = '/staff/work'
export const sitePath = (id: OrderId): string => `${workPath}/${id}`
export const outboxPath = `${workPath}/outbox`
export const kitPath = `${workPath}/kit`
