import type { FastifyRequest } from 'fastify'
import { resetFactor } from '#app/account/change-account.ts'
import {
  beginOwnFactor,
  confirmOwnFactor,
  readFactor,
  renewRecoveryCodes,
  turnOffFactor,
} from '#app/second-factor/own-factor.ts'
import { readFactorRule, setFactorRule } from '#app/second-factor/set-rule.ts'
import * as contract from '../contract/second-factor.ts'
import { type Route, serve, withOptions } from '../route.ts'

/** Tries of a person at his own codes a minute: enough to mistype, too few to guess one of a million. */
const limited = {
  atMost: { max: 10, key: (request: FastifyRequest) => `factor ${request.open?.actor.accountId ?? request.ip}` },
}

export const secondFactorRoutes: readonly Route[] = [
  serve(contract.readFactor, readFactor),
  withOptions(limited, serve(contract.beginFactor, beginOwnFactor)),
  withOptions(
    limited,
    serve(contract.confirmFactor, confirmOwnFactor, ({ body }, request) => ({
      ...body,
      tokenHash: request.open?.tokenHash,
    })),
  ),
  withOptions(limited, serve(contract.renewCodes, renewRecoveryCodes)),
  withOptions(limited, serve(contract.turnOffFactor, turnOffFactor)),
  serve(contract.readFactorRule, readFactorRule),
  serve(contract.setFactorRule, setFactorRule),
  serve(contract.resetFactor, resetFactor),
]
