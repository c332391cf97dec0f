import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openApiOf, openApiText } from '#http/openapi.ts'
import { ROUTES } from '#http/routes/index.ts'

describe('openapi.json', () => {
  it('is made from the routes as they are (lianqi openapi writes it)', () => {
    const committed = readFileSync(join(import.meta.dirname, '../../docs/generated/openapi.json'), 'utf8')
    expect(committed).toBe(openApiText(ROUTES))
  })

  it('names each operation once, and each path’s parameters', () => {
    const { paths } = openApiOf(ROUTES) as {
      paths: Record<string, Record<string, { operationId: string; parameters: { name: string; in: string }[] }>>
    }
    const operations = Object.values(paths).flatMap((path) => Object.values(path))
    expect(operations.length).toBe(ROUTES.length)
    expect(new Set(operations.map((one) => one.operationId)).size).toBe(ROUTES.length)
    for (const [path, methods] of Object.entries(paths)) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()
      for (const operation of Object.values(methods)) {
        const declared = operation.parameters.filter((one) => one.in === 'path').map((one) => one.name)
        expect(declared.sort()).toEqual(named)
      }
    }
  })

  it('demands an Idempotency-Key of every write that is not harmless by nature', () => {
    for (const { contract } of ROUTES) {
      if (contract.method === 'GET') expect(contract.repeatable, contract.path).toBeUndefined()
    }
    const free = ROUTES.filter(({ contract }) => contract.method !== 'GET' && contract.repeatable).map(
      ({ contract }) => `${contract.method} ${contract.path}`,
    )
    expect(free.sort()).toMatchInlineSnapshot(`
      [
        "DELETE /api/session",
        "POST /api/audit/verify",
        "POST /api/enterprises/:id/reveal",
        "POST /api/evaluations/:id/tickets",
        "POST /api/ledgers/bring-back",
        "POST /api/matters/:id/reveal",
        "POST /api/me/evaluations/:id/ticket",
        "POST /api/me/password",
        "POST /api/me/second-factor",
        "POST /api/me/second-factor/codes",
        "POST /api/me/second-factor/confirm",
        "POST /api/me/second-factor/off",
        "POST /api/notices/read",
        "POST /api/org-changes/preview",
        "POST /api/p/:authority/pledges/:id/comments",
        "POST /api/p/:authority/questionnaire",
        "POST /api/p/:authority/questionnaire/answer",
        "POST /api/persons/:id/reveal",
        "POST /api/programs/:program/what-if",
        "POST /api/programs/check",
        "POST /api/programs/try",
        "POST /api/public/:authority/complaint-status",
        "POST /api/public/:authority/complaints",
        "POST /api/public/:authority/suggestions",
        "POST /api/session",
        "POST /api/tables",
        "PUT /api/notices/times",
        "PUT /api/second-factor-rule",
      ]
    `)
  })
})
