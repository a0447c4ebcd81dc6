import { z } from 'zod'
import type { Module } from '#platform/module/index.ts'
import { noticeNews, tellProgram } from './actions/tell-program.ts'
import { awaits } from './awaits.ts'
import { dataMap } from './data-map.ts'
import { openApi } from './description.ts'
import { permissions, templatePermissions } from './permissions.ts'
import { problems } from './problems.ts'
import { messagesApi } from './routes/messages.ts'
import { templateRoutes } from './routes/templates.tsx'
import { templateTexts as t } from './text/staff.ts'
import { noticeKinds } from './words.ts'

/** Messages that programs of an office send through us: approved words, their own references, callbacks about what became of them. */
export const api: Partial<Module> = {
  navigation: () => [
    {
      audience: 'staff',
      href: '/staff/message-templates',
      label: { ja: t.title, easy: t.title, en: t.title },
      permission: templatePermissions.approve,
      order: 87,
    },
  ],
  routes: templateRoutes,
  api: messagesApi,
  openApi,
  problems,
  permissions,
  noticeKinds,
  tasks: {
    'messaging.callback': (house, payload) => tellProgram(house, z.object({ newsId: z.uuid() }).parse(payload).newsId),
  },
  sweeps: { 'messaging.callback-news': noticeNews },
  dataMap,
  awaits,
}
