import { z } from 'zod'
import type { Module, TaskHandler } from '#platform/module/index.ts'
import { carryOut } from './actions/carry-out.ts'
import { endHolds } from './actions/end-holds.ts'
import { refreshPayment } from './actions/look-up.ts'
import type { PaymentId } from './domain/payment.ts'

const payloadSchema = z.object({ paymentId: z.uuid().transform((id) => id as PaymentId) }) // parse edge

const settle: TaskHandler = (house, payload) => carryOut(house, payloadSchema.parse(payload).paymentId)

const look: TaskHandler = (house, payload) => refreshPayment(house, payloadSchema.parse(payload).paymentId)

export const tasks: NonNullable<Module['tasks']> = { 'payments.settle': settle, 'payments.look': look }

export const sweeps: NonNullable<Module['sweeps']> = { 'payments.holds': endHolds }
