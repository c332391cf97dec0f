import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { runProgram } from '#app/engine/run-program.ts'
import { acknowledgePolicy } from '#app/policy/deliver-policy.ts'
import { addPolicy } from '#app/policy/keep-policy.ts'
import { execute } from '#app/use-case.ts'
import { planVisit } from '#app/visit/plan-visit.ts'
import { recordVisit } from '#app/visit/record-visit.ts'
import { voidVisit } from '#app/visit/void-visit.ts'
import { type Database, sql } from '#storage/open-database.ts'
import { guaranteeWorld, must, PROGRAM, referenceDatabase, type World } from '../matter/world.ts'

let db: Database
beforeAll(async () => {
  db = await referenceDatabase()
})

const NOW = '2026-05-11T02:00:00Z'

/** The guarantee program with points for what is entered with a visit. */
const withPoints = (text: string) =>
  text.replace(
    /^points:\n/m,
    `points:
  - { points: brought, title: 送政策, each: delivery, give: 1, to: person, assumed: 试 }
  - { points: noted, title: 走访记录, each: form visit_note, give: 10, to: person, assumed: 试 }
  - { points: visited, title: 走访, each: visit, give: 100, to: person, assumed: 试 }
`,
  )

async function worldWithPolicies(code: string) {
  const world = await guaranteeWorld(db, code, withPoints)
  const policies: string[] = []
  for (const n of [1, 2, 3]) {
    const added = await execute(world.as('office', NOW), addPolicy, {
      title: `政策${n}`,
      source: `灯发〔2026〕${n}号`,
      benefit: '补助',
      howToClaim: '到窗口申请',
      orgId: world.money,
      fromDay: '2026-01-01',
      conditions: [],
    })
    policies.push(must(added).id)
  }
  return { world, policies }
}

async function pointsOf(world: World): Promise<Record<string, number>> {
  must(await execute(world.as('office', NOW), runProgram, { program: PROGRAM }))
  const rows = await world.rows(sql<{ rule: string; value: string }>`
    select rule, sum(value)::text as value from derived_points where authority_id = ${world.authorityId}
       and rule in ('brought', 'noted', 'visited') group by rule`)
  return { brought: 0, noted: 0, visited: 0, ...Object.fromEntries(rows.map((row) => [row.rule, Number(row.value)])) }
}

type Visit = { readonly policies: readonly number[]; readonly noted: boolean }
const visit: fc.Arbitrary<Visit> = fc.record({
  policies: fc.uniqueArray(fc.nat({ max: 2 }), { maxLength: 3 }),
  noted: fc.boolean(),
})
/** A visit, one taken back by its place in the list, or a policy read by the enterprise. */
const step = fc.oneof(
  { weight: 4, arbitrary: visit.map((one) => ({ do: 'visit' as const, ...one })) },
  { weight: 3, arbitrary: fc.nat({ max: 9 }).map((n) => ({ do: 'void' as const, n })) },
  { weight: 1, arbitrary: fc.nat({ max: 2 }).map((policy) => ({ do: 'read' as const, policy })) },
)

describe('a visit that is taken back', () => {
  it('takes back what was entered with it and nothing else: points are as if it had not been', async () => {
    let serial = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 9 }), async (steps) => {
        serial += 1
        const { world, policies } = await worldWithPolicies(`void-${serial}`)
        const visits: { id: string; noted: boolean; live: boolean }[] = []
        /** Who brought a policy: a visit by its place, or nobody when the enterprise found it itself. */
        const brought = new Map<number, { by: number | null; read: boolean }>()
        for (const [n, one] of steps.entries()) {
          const at = new Date(Date.parse(NOW) - 3_600_000 + n * 60_000).toISOString()
          if (one.do === 'visit') {
            const done = await execute(world.as('cadre', NOW), recordVisit, {
              enterpriseId: world.enterpriseId,
              how: 'visit',
              at,
              policies: one.policies.map((p) => policies[p]),
              forms: one.noted ? [{ programKey: PROGRAM, form: 'visit_note', values: { needs: '无' } }] : [],
            })
            for (const p of one.policies) if (!brought.has(p)) brought.set(p, { by: visits.length, read: false })
            visits.push({ id: must(done).id, noted: one.noted, live: true })
          } else if (one.do === 'read') {
            const policy = policies[one.policy] ?? ''
            must(await execute(world.as('firm', NOW), acknowledgePolicy, { id: policy }))
            brought.set(one.policy, { by: brought.get(one.policy)?.by ?? null, read: true })
          } else {
            const place = visits.length === 0 ? -1 : one.n % visits.length
            const gone = visits[place]
            if (!gone?.live) continue
            must(await execute(world.as('cadre', NOW), voidVisit, { id: gone.id, reason: '登记错了' }))
            gone.live = false
            for (const [p, how] of brought)
              if (how.by === place) {
                if (how.read) brought.set(p, { by: null, read: true })
                else brought.delete(p)
              }
          }
          // Between the acts too: a run that looks only at what changed must come to the same.
          if (n % 3 === 2) await pointsOf(world)
        }
        const live = visits.filter((one) => one.live)
        expect(await pointsOf(world)).toEqual({
          brought: [...brought.values()].filter(({ by }) => by !== null).length,
          noted: 10 * live.filter((one) => one.noted).length,
          visited: 100 * live.length,
        })
        const kept = await world.rows(sql<{ n: number; read: number }>`
          select count(*)::int as n, count(read_at)::int as read from policy_delivery where authority_id = ${world.authorityId} and voided_at is null`)
        expect(kept).toEqual([{ n: brought.size, read: [...brought.values()].filter(({ read }) => read).length }])
      }),
      { numRuns: 8, seed: 20260511 },
    )
  }, 120_000)

  it('leaves its plan to be made, its problems to whoever has them, and keeps what it was', async () => {
    const { world, policies } = await worldWithPolicies('void-plan')
    const planned = await execute(world.as('cadre', NOW), planVisit, {
      enterpriseId: world.enterpriseId,
      day: '2026-05-12',
      how: 'visit',
    })
    const { id: planId } = must(planned)
    const done = await execute(world.as('cadre', NOW), recordVisit, {
      enterpriseId: world.enterpriseId,
      how: 'visit',
      at: '2026-05-11T01:00:00Z',
      planId,
      policies: [policies[0]],
      forms: [{ programKey: PROGRAM, form: 'visit_note', values: { needs: '用电' } }],
      problems: [{ programKey: PROGRAM, matter: 'need', title: '用电不稳', category: '其他' }],
    })
    const { id, matters } = must(done)
    must(await execute(world.as('cadre', NOW), voidVisit, { id, reason: '登记到了另一家' }))
    const [row] = await world.rows(sql<object>`
      select (select visit_id from visit_plan where authority_id = ${world.authorityId} and id = ${planId}) as plan,
             (select void_reason from form_entry where authority_id = ${world.authorityId} and visit_id = ${id}) as entry,
             (select count(*)::int from policy_delivery where authority_id = ${world.authorityId} and visit_id = ${id} and voided_at is not null) as taken,
             (select state from matter where authority_id = ${world.authorityId} and id = ${matters[0]?.id ?? ''}) as matter,
             (select detail from audit where authority_id = ${world.authorityId} and act = 'visit.void') as trace`)
    expect(row).toEqual({
      plan: null,
      entry: '登记到了另一家',
      taken: 1,
      matter: 'recorded',
      trace: { reason: '登记到了另一家', entries: 1, deliveries: 1 },
    })
  })
})
