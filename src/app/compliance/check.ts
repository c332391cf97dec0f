/** One requirement, looked at: what it says, whether it holds now, and what was found. */
export type ComplianceCheck = {
  readonly id: string
  readonly group: 'mobile' | 'identity' | 'access' | 'audit' | 'data' | 'assess'
  /** The requirement, with where it stands. */
  readonly rule: string
  /** `unknown`: not for the product to see; somebody must look. */
  readonly state: 'holds' | 'fails' | 'unknown'
  /** What was found, in figures. */
  readonly evidence: string
}

export const judged = (
  group: ComplianceCheck['group'],
  id: string,
  rule: string,
  holds: boolean | null,
  evidence: string,
): ComplianceCheck => ({ id, group, rule, state: holds === null ? 'unknown' : holds ? 'holds' : 'fails', evidence })
