import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  correctEntry,
  FormEntry as EntrySchema,
  getEntry,
  getRegister,
  groupEntries,
  listEntries,
  listRegisters,
  workSheet,
} from '#http/contract/form.ts'
import type { enterForm, voidForm } from '#http/contract/record.ts'
import type { Search } from '../routes/shells.ts'
import type { Picked } from '../ui/search-pick.tsx'
import { call } from './client.ts'
import { usePages } from './use-pages.ts'
import { useWrite } from './use-write.ts'

export type Entry = z.output<typeof EntrySchema>
export type Register = z.output<typeof getRegister.response>
export type EntryPage = z.output<typeof getEntry.response>

const TOUCHES = ['register', 'visit', 'enterprise', 'project', 'duty', 'policy', 'service', 'need'] as const
const NAMES = [
  'enterpriseId',
  'projectId',
  'orgId',
  'personId',
  'areaId',
  'visitId',
  'matterId',
  'from',
  'to',
  'q',
  'voided',
  'followedBy',
  'notFollowedBy',
] as const

/**
 * What an address says of a register, as the API asks it: `f.kind=惠园贷` is the condition `kind=惠园贷`, `f.granted.min`
 * and `f.granted.max` are its bounds.
 */
export function registerQuery(search: Search) {
  const where = Object.entries(search).flatMap(([name, value]) => {
    const [, field, bound] = /^f\.([a-z0-9_]+)(?:\.(min|max))?$/.exec(name) ?? []
    if (!field || !value) return []
    return [`${field}${bound === 'min' ? '>=' : bound === 'max' ? '<=' : '='}${value}`]
  })
  const plain = Object.fromEntries(NAMES.flatMap((name) => (search[name] ? [[name, search[name]]] : [])))
  return { ...plain, ...(where.length > 0 ? { where } : {}) }
}

export type RegisterName = { readonly program: string; readonly form: string }

export function useRegisters() {
  return useQuery({
    queryKey: ['register', 'all'],
    queryFn: () => call<typeof listRegisters>('GET', '/api/registers'),
  })
}

export function useRegister(params: RegisterName, search: Search = {}) {
  const query = registerQuery(search)
  return useQuery({
    queryKey: ['register', params, query],
    queryFn: () => call<typeof getRegister>('GET', '/api/registers/:program/:form', { params, query }),
    placeholderData: (before) => (before?.form === params.form ? before : undefined),
  })
}

export function useEntries(params: RegisterName, search: Search) {
  const query = registerQuery(search)
  return usePages(
    ['register', 'entries', params, query],
    (cursor) =>
      call<typeof listEntries>('GET', '/api/registers/:program/:form/entries', {
        params,
        query: { ...query, ...(cursor ? { cursor } : {}) },
      }),
    query,
  )
}

export type RegisterGroup = z.output<typeof groupEntries.response>[number]

export function useGroups(params: RegisterName, by: string, search: Search) {
  const query = { ...registerQuery(search), by: by as z.input<typeof groupEntries.query>['by'] }
  return useQuery({
    queryKey: ['register', 'groups', params, query],
    queryFn: () => call<typeof groupEntries>('GET', '/api/registers/:program/:form/groups', { params, query }),
    enabled: by !== '',
  })
}

export type WorkSheet = z.output<typeof workSheet.response>

/** What each pairing's holder did in the days; `mine`: only one's own pairings. */
export function useWorkSheet(
  params: RegisterName,
  query: { readonly from: string; readonly to: string; readonly orgId?: string; readonly mine?: 'true' },
) {
  return useQuery({
    queryKey: ['register', 'work', params, query],
    queryFn: () => call<typeof workSheet>('GET', '/api/registers/:program/:form/work', { params, query }),
    placeholderData: (before) => (before?.form.form === params.form ? before : undefined),
  })
}

export type BoardForm = RegisterName & { readonly title: string; readonly programTitle: string }

/** The forms that programs put on one page. */
export function useBoardForms(board: string) {
  return useQuery({
    queryKey: ['register', 'all'],
    queryFn: () => call<typeof listRegisters>('GET', '/api/registers'),
    select: (programs) =>
      programs.flatMap(({ programKey: program, title: programTitle, forms }) =>
        forms
          .filter((form) => form.board === board)
          .map(({ form, title }): BoardForm => ({ program, form, title, programTitle })),
      ),
  })
}

export function useEntry(id: string | undefined, reveal = false) {
  return useQuery({
    queryKey: ['register', 'entry', id, reveal],
    queryFn: () =>
      call<typeof getEntry>('GET', '/api/forms/:id', {
        params: { id: id ?? '' },
        query: reveal ? { reveal: 'true' } : {},
      }),
    enabled: id !== undefined,
  })
}

export function useEnterForm() {
  return useWrite({
    touches: TOUCHES,
    send: (body: z.input<typeof enterForm.body>, key) => call<typeof enterForm>('POST', '/api/forms', { body, key }),
  })
}

export function useCorrectEntry(id: string) {
  return useWrite({
    touches: TOUCHES,
    send: (body: z.input<typeof correctEntry.body>, key) =>
      call<typeof correctEntry>('POST', '/api/forms/:id/correct', { params: { id }, body, key }),
  })
}

export function useVoidEntry(id: string) {
  return useWrite({
    touches: TOUCHES,
    send: (body: z.input<typeof voidForm.body>, key) =>
      call<typeof voidForm>('POST', '/api/forms/:id/void', { params: { id }, body, key }),
  })
}

/** Entries by words, to name one in another form. */
export function findEntries(params: RegisterName) {
  return async (q: string): Promise<Picked[]> => {
    const query = { limit: 12, ...(q.trim() ? { q: q.trim() } : {}) }
    const { items } = await call<typeof listEntries>('GET', '/api/registers/:program/:form/entries', { params, query })
    return items.map((row) => ({
      id: row.id,
      name: [row.enterprise?.name ?? row.project?.name ?? row.org?.name, row.day].filter(Boolean).join(' '),
      hint: Object.values(row.values)
        .filter((value) => typeof value === 'string' || typeof value === 'number')
        .slice(0, 3)
        .join(' · '),
    }))
  }
}
