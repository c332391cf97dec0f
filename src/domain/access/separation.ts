import { fail, ok, type Result } from '../result.ts'
import type { Role } from './actor.ts'

/** 三员: each of them alone on an account, never with another and never with a working role (GB/T 22239, 安全管理中心). */
export const ADMINISTRATORS: readonly Role[] = ['system_admin', 'security_admin', 'audit_admin']

/** The roles that may not be held together, when these are; undefined when they may. */
export function brokenSeparation(roles: readonly Role[]): readonly Role[] | undefined {
  const held = [...new Set(roles)]
  if (held.length > 1 && held.some((role) => ADMINISTRATORS.includes(role))) return held
  // An enterprise's account acts for the enterprise only.
  if (held.length > 1 && held.includes('enterprise')) return held
  // Discipline (纪检监察) looks into the others' conduct: nobody does both, and the matters reserved to it stay with it.
  if (held.length > 1 && held.includes('discipline')) return held
  return undefined
}

/** May `role` be added to an account that holds `held`? */
export function mayAdd(held: readonly Role[], role: Role): Result<true> {
  const broken = brokenSeparation([...held, role])
  return broken ? fail('access.separation', { roles: broken }) : ok(true)
}
