import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { commitImport, ImportReport as ReportSchema } from '#http/contract/import.ts'
import { t } from '../i18n/t.ts'
import { call, request } from './client.ts'
import { useWrite } from './use-write.ts'

export type ImportReport = z.output<typeof ReportSchema>

/** Uploads the file itself and says what would happen; nothing is written. */
export function usePreviewImport() {
  return useMutation({
    meta: { tray: t('tray.preview') },
    mutationFn: ({ file, programKey }: { file: File; programKey?: string }) =>
      request<ImportReport>('POST', '/api/imports', { query: { name: file.name, programKey }, body: file }),
  })
}

export function useCommitImport() {
  const client = useQueryClient()
  return useWrite({
    tray: t('tray.import'),
    touches: ['enterprise', 'project', 'org', 'person', 'link', 'matter', 'duty', 'visit'],
    done: () => void client.invalidateQueries({ queryKey: ['program'] }),
    send: ({ id, skipFaulty }: { id: string; skipFaulty: boolean }, key) =>
      call<typeof commitImport>('POST', '/api/imports/:id/commit', { params: { id }, body: { skipFaulty }, key }),
  })
}
