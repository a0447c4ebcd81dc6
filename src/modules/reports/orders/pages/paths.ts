import type { OrderId } from '../domain/order.ts'

export const ordersPath = '/staff/orders'
export const orderPath = (id: OrderId): string => `${ordersPath}/${id}`
export const newOrderPath = `${ordersPath}/new`
export const manyOrdersPath = `${ordersPath}/many`
export const dayPath = `${ordersPath}/day`
export const contractorsPath = `${ordersPath}/contractors`
export const statementPath = `${contractorsPath}/statement`
export const exportPath = `${ordersPath}/export`
