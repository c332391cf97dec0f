import { closePhase, reopenPhase } from '#app/campaign/close-phase.ts'
import { readCampaign } from '#app/campaign/read-campaign.ts'
import { readUnitList } from '#app/campaign/read-unit-list.ts'
import { urgeUndone } from '#app/campaign/urge-undone.ts'
import { readRhythm } from '#app/rhythm/read-rhythm.ts'
import * as contract from '../contract/campaign.ts'
import * as rhythm from '../contract/rhythm.ts'
import { type Route, serve } from '../route.ts'

export const campaignRoutes: readonly Route[] = [
  serve(contract.readCampaign, readCampaign),
  serve(contract.readUnitList, readUnitList),
  serve(contract.urgeUndone, urgeUndone),
  serve(contract.closePhase, closePhase),
  serve(contract.reopenPhase, reopenPhase),
  serve(rhythm.readRhythm, readRhythm),
]
