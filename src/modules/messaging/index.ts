import type { Module } from '#platform/module/index.ts'

export { type NewLetter, type PostalAddress, sendLetter } from './letters.ts'
export { type Contact, contactsOf } from './store/contacts.ts'

export const messaging: Module = { name: 'messaging' }
