import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { closePhase, readCampaign, readUnitList, reopenPhase, urgeUndone } from '#http/contract/campaign.ts'
import type { enterForm, recordMeeting, submitReport } from '#http/contract/record.ts'
import { call } from './client.ts'
import { useWrite } from './use-write.ts'

export type Campaign = z.output<typeof readCampaign.response>
export type CampaignDuty = Campaign['duties'][number]
export type Phase = Campaign['phases'][number]
export type UnitList = z.output<typeof readUnitList.response>
export type UnitItem = UnitList['items'][number]

export function useCampaign(program: string | undefined) {
  return useQuery({
    queryKey: ['duty', 'campaign', program],
    queryFn: () => call<typeof readCampaign>('GET', '/api/campaigns/:program', { params: { program: program ?? '' } }),
    enabled: program !== undefined,
    placeholderData: keepPreviousData,
  })
}

export function useUnitList(program: string | undefined, orgId: string | undefined) {
  return useQuery({
    queryKey: ['duty', 'unit', program, orgId],
    queryFn: () =>
      call<typeof readUnitList>('GET', '/api/campaigns/:program/orgs/:orgId', {
        params: { program: program ?? '', orgId: orgId ?? '' },
      }),
    enabled: program !== undefined && orgId !== undefined,
    placeholderData: keepPreviousData,
  })
}

export function useUrge(program: string, duty: string) {
  return useWrite({
    touches: ['notice'],
    send: (body: z.input<typeof urgeUndone.body>, key) =>
      call<typeof urgeUndone>('POST', '/api/campaigns/:program/duties/:duty/urge', {
        params: { program, duty },
        body,
        key,
      }),
  })
}

export function useClosePhase(program: string, phase: string) {
  return useWrite({
    touches: ['duty'],
    send: (body: z.input<typeof closePhase.body>, key) =>
      call<typeof closePhase>('POST', '/api/campaigns/:program/phases/:phase/close', {
        params: { program, phase },
        body,
        key,
      }),
  })
}

export function useReopenPhase(program: string, phase: string) {
  return useWrite({
    touches: ['duty'],
    send: (body: z.input<typeof reopenPhase.body>, key) =>
      call<typeof reopenPhase>('POST', '/api/campaigns/:program/phases/:phase/reopen', {
        params: { program, phase },
        body,
        key,
      }),
  })
}

const RECORDED = ['duty', 'score', 'matter'] as const

/** The three ways in which a unit fulfils what it owes, by what the duty asks. */
export function useRecord() {
  const form = useWrite({
    touches: RECORDED,
    send: (body: z.input<typeof enterForm.body>, key) => call<typeof enterForm>('POST', '/api/forms', { body, key }),
  })
  const report = useWrite({
    touches: RECORDED,
    send: (body: z.input<typeof submitReport.body>, key) =>
      call<typeof submitReport>('POST', '/api/reports', { body, key }),
  })
  const meeting = useWrite({
    touches: RECORDED,
    send: (body: z.input<typeof recordMeeting.body>, key) =>
      call<typeof recordMeeting>('POST', '/api/meetings', { body, key }),
  })
  return { form, report, meeting }
}
