import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  commitImport,
  getImport,
  listAliases,
  listImportKinds,
  listImports,
  previewAgain,
  ImportReport as ReportSchema,
  revokeAlias,
  undoImport,
} from '#http/contract/import.ts'
import { t } from '../i18n/t.ts'
import { call, request } from './client.ts'
import { useWrite } from './use-write.ts'

export type ImportReport = z.output<typeof ReportSchema>
export type ImportSheet = ImportReport['sheets'][number]
export type ImportQuestion = ImportReport['questions'][number]
export type ImportAnswer = NonNullable<z.input<typeof previewAgain.body>['answers']>[number]
export type ImportChoices = NonNullable<z.input<typeof previewAgain.body>['options']>
export type ImportKindShown = z.output<typeof listImportKinds.response>[number]
export type ImportRun = z.output<typeof listImports.response>[number]
export type ImportAlias = z.output<typeof listAliases.response>[number]

/** What an import may have changed. */
const TOUCHES = ['enterprise', 'project', 'org', 'person', 'link', 'matter', 'duty', 'visit', 'import']

/** Uploads the file itself and says what would happen; nothing is written. */
export function usePreviewImport() {
  return useMutation({
    meta: { tray: t('tray.preview') },
    mutationFn: ({ file, programKey }: { file: File; programKey?: string }) =>
      request<ImportReport>('POST', '/api/imports', { query: { name: file.name, programKey }, body: file }),
  })
}

/** Answers what was asked, or chooses kinds and columns, and looks at the same file again. */
export function usePreviewAgain() {
  return useWrite({
    touches: ['import'],
    send: ({ id, options, answers }: { id: string; options?: ImportChoices; answers?: ImportAnswer[] }, key) =>
      call<typeof previewAgain>('POST', '/api/imports/:id/preview', {
        params: { id },
        body: { ...(options ? { options } : {}), answers: answers ?? [] },
        key,
      }),
  })
}

export function useCommitImport() {
  const client = useQueryClient()
  return useWrite({
    tray: t('tray.import'),
    touches: TOUCHES,
    done: () => void client.invalidateQueries({ queryKey: ['program'] }),
    send: ({ id, skipFaulty }: { id: string; skipFaulty: boolean }, key) =>
      call<typeof commitImport>('POST', '/api/imports/:id/commit', { params: { id }, body: { skipFaulty }, key }),
  })
}

export function useUndoImport() {
  return useWrite({
    touches: TOUCHES,
    send: ({ id, reason }: { id: string; reason: string }, key) =>
      call<typeof undoImport>('POST', '/api/imports/:id/undo', { params: { id }, body: { reason }, key }),
  })
}

export function useImports() {
  return useQuery({ queryKey: ['import', 'runs'], queryFn: () => call<typeof listImports>('GET', '/api/imports') })
}

/** A report as it was kept, to open an earlier import. */
export function readImport(id: string) {
  return call<typeof getImport>('GET', '/api/imports/:id', { params: { id } })
}

export function useImportKinds() {
  return useQuery({
    queryKey: ['import', 'kinds'],
    queryFn: () => call<typeof listImportKinds>('GET', '/api/import-kinds'),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function useImportAliases() {
  return useQuery({
    queryKey: ['import', 'aliases'],
    queryFn: () => call<typeof listAliases>('GET', '/api/import-aliases'),
  })
}

export function useRevokeAlias() {
  return useWrite({
    touches: ['import'],
    send: ({ id }: { id: string }, key) =>
      call<typeof revokeAlias>('POST', '/api/import-aliases/:id/revoke', { params: { id }, body: {}, key }),
  })
}
