import { Link } from '@tanstack/react-router'
import { t } from '../i18n/t.ts'

export type Step = {
  readonly label: string
  readonly to?: string
  readonly search?: Readonly<Record<string, string | undefined>>
}

/** Where one stands between a rank and the act behind it; each step leads back without losing the place. */
export function EvidencePath({ steps }: { steps: readonly Step[] }) {
  return (
    <nav aria-label={t('evidence.path')}>
      <ol className="path">
        {steps.map((step, n) => (
          <li key={step.label}>
            {step.to && n < steps.length - 1 ? (
              <Link to={step.to} search={step.search ?? {}}>
                {step.label}
              </Link>
            ) : (
              <span aria-current="step">{step.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
