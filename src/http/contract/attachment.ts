import { z } from 'zod'
import { Id, IdParams } from './common.ts'
import { contract } from './route.ts'

export const addAttachment = contract({
  method: 'POST',
  path: '/api/attachments',
  tag: 'attachment',
  summary: '上传附件（base64，不大于 10 MB）',
  body: z.object({
    thingKind: z.enum(['matter', 'visit', 'form', 'enterprise', 'project', 'finding', 'target']),
    thingId: Id,
    name: z.string().min(1).max(200),
    mediaType: z.string().max(100),
    content: z.base64(),
  }),
  status: 201,
  response: z.object({ id: Id, name: z.string(), mediaType: z.string(), size: z.int() }),
})

export const getAttachment = contract({
  method: 'GET',
  path: '/api/attachments/:id',
  tag: 'attachment',
  summary: '下载附件；按所属事项的权限',
  params: IdParams,
  response: z.unknown(),
  gives: 'file',
})
