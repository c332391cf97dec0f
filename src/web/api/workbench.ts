import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { MyPart as MyPartSchema } from '#http/contract/task.ts'
import type {
  DutyShown as DutySchema,
  Figure as FigureSchema,
  myDay,
  officeBoard,
  TargetShown as TargetSchema,
  unitBoard,
} from '#http/contract/workbench.ts'
import { keptRead } from '../offline/kept.ts'
import { call } from './client.ts'

export type Duty = z.output<typeof DutySchema>
export type Target = z.output<typeof TargetSchema>
export type MyPart = z.output<typeof MyPartSchema>
export type BoardFigure = z.output<typeof FigureSchema>

export function useOfficeBoard() {
  return useQuery({
    queryKey: ['matter', 'board'],
    queryFn: () => call<typeof officeBoard>('GET', '/api/workbench/office'),
  })
}

export function useMyDay() {
  return useQuery({
    queryKey: ['matter', 'mine'],
    queryFn: () => keptRead('/api/workbench/me', () => call<typeof myDay>('GET', '/api/workbench/me')),
    structuralSharing: false,
  })
}

export function useUnitBoard(id: string) {
  return useQuery({
    queryKey: ['matter', 'unit', id],
    queryFn: () => call<typeof unitBoard>('GET', '/api/workbench/orgs/:id', { params: { id } }),
  })
}

/** Pages whose name in the API is another. */
const PAGES: Readonly<Record<string, string>> = { coverage: 'links' }

/** `matters?state=recorded&due=week` → a place in the web: the page and its filter; repeated names join with a comma. */
export function placeOfFigure(opens: string): { to: string; search: Record<string, string> } {
  const [page = '', query = ''] = opens.replace(/^\//, '').split('?')
  const search: Record<string, string> = {}
  for (const [name, value] of new URLSearchParams(query))
    search[name] = search[name] ? `${search[name]},${value}` : value
  return { to: `/${PAGES[page] ?? page}`, search }
}
