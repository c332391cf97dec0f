import { acceptHandover } from '#app/link/accept-handover.ts'
import { declineHandover } from '#app/link/decline-handover.ts'
import { endLink } from '#app/link/end-link.ts'
import { listHandovers, readHandover } from '#app/link/list-handovers.ts'
import { listLinks } from '#app/link/list-links.ts'
import { makeLink } from '#app/link/make-link.ts'
import { proposeHandover } from '#app/link/propose-handover.ts'
import { readCoverage } from '#app/link/read-coverage.ts'
import { renewLink } from '#app/link/renew-link.ts'
import { withdrawHandover } from '#app/link/withdraw-handover.ts'
import * as contract from '../contract/link.ts'
import { type Route, serve } from '../route.ts'

export const linkRoutes: readonly Route[] = [
  serve(contract.listLinks, listLinks),
  serve(contract.makeLink, makeLink),
  serve(contract.endLink, endLink),
  serve(contract.renewLink, renewLink),
  serve(contract.coverage, readCoverage),
  serve(contract.listHandovers, listHandovers),
  serve(contract.getHandover, readHandover),
  serve(contract.proposeHandover, proposeHandover),
  serve(contract.acceptHandover, acceptHandover),
  serve(contract.declineHandover, declineHandover),
  serve(contract.withdrawHandover, withdrawHandover),
]
