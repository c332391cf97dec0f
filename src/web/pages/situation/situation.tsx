import '../../theme/situation.css'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { usePrograms } from '../../api/programs.ts'
import { type Cohort, useAreas, useCoverage, useFlow, useStages, useTrend } from '../../api/situation.ts'
import { useTargets } from '../../api/targets.ts'
import { placeOfFigure } from '../../api/workbench.ts'
import { now } from '../../format/clock.ts'
import { formatDay, formatMoment } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { Loaded, Skeleton } from '../../parts/states.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { AreasChart } from './areas-chart.tsx'
import { CoverageChart } from './coverage-chart.tsx'
import { FlowChart } from './flow-chart.tsx'
import { daysOf, SPANS } from './spans.ts'
import { StagesChart } from './stages-chart.tsx'
import { TargetsChart } from './targets-chart.tsx'
import { TrendChart } from './trend-chart.tsx'
import { useWall } from './use-wall.ts'

/** A board on the wall reads its figures again so often. */
const EVERY = 60_000

/** 作战图: coverage, flow, time in each stage, areas, targets, trend — each figure opens its rows; on a wall and on A3 as it stands. */
export function SituationPage() {
  const [filters, change] = useFilters()
  const navigate = useNavigate()
  const wall = useWall()
  const span = SPANS.find((one) => one === filters.span) ?? 'year'
  const { from, to } = daysOf(span)
  const by = filters.by === 'week' ? 'week' : 'month'
  const ofProgram = filters.program ? { program: filters.program } : {}
  const cohort: Cohort = { ...ofProgram, from, to }
  const watch = { refetchInterval: wall.on ? EVERY : (false as const) }
  const programs = usePrograms()
  const promising =
    programs.data?.find((one) => one.key === filters.program) ?? programs.data?.find((one) => one.indicators > 0)
  const [coverage, flow, stages, areas, trend, targets] = [
    useCoverage(cohort, watch),
    useFlow(cohort, watch),
    useStages(cohort, watch),
    useAreas(cohort, watch),
    useTrend({ ...ofProgram, by }, watch),
    useTargets(promising?.key),
  ]
  const { refetch } = targets
  useEffect(() => {
    if (!wall.on) return
    const timer = setInterval(() => void refetch(), EVERY)
    return () => clearInterval(timer)
  }, [wall.on, refetch])
  const open = (opens: string) => void navigate(placeOfFigure(opens))
  const shared = { open, tone: wall.on ? 'dark' : 'page' }
  const at = flow.dataUpdatedAt ? new Date(flow.dataUpdatedAt).toISOString() : new Date(now()).toISOString()
  return (
    <div className="page situation-page" ref={wall.place} {...(wall.on ? { 'data-theme': 'dark' } : {})}>
      <div className="page-head">
        <div>
          <h1>{t('situation.title')}</h1>
          <p className="sub">
            {t('situation.from_to', {
              from: formatDay(from, { weekday: false }),
              to: formatDay(to, { weekday: false }),
            })}{' '}
            · {t('situation.as_of', { at: formatMoment(at) })}{' '}
            <span className="no-print">{wall.on ? '' : t('situation.rows')}</span>
          </p>
        </div>
        <div className="row no-print">
          {(programs.data?.length ?? 0) > 1 ? (
            <select
              className="input short"
              aria-label={t('matter.program')}
              value={filters.program ?? ''}
              onChange={(event) => change({ program: event.target.value })}
            >
              <option value="">{t('situation.all_programs')}</option>
              {programs.data?.map((one) => (
                <option key={one.key} value={one.key}>
                  {one.title}
                </option>
              ))}
            </select>
          ) : null}
          <select
            className="input short"
            aria-label={t('situation.period')}
            value={span}
            onChange={(event) => change({ span: event.target.value })}
          >
            {SPANS.map((one) => (
              <option key={one} value={one}>
                {t(`situation.span.${one}`)}
              </option>
            ))}
          </select>
          {wall.on ? null : (
            <button type="button" className="button" onClick={() => window.print()}>
              {t('situation.print')}
            </button>
          )}
          <button type="button" className="button" onClick={wall.on ? wall.leave : wall.enter}>
            {t(wall.on ? 'situation.leave_wall' : 'situation.wall')}
          </button>
        </div>
      </div>
      <div className="situation">
        <div className="cell" style={{ gridArea: 'coverage' }}>
          <Loaded query={coverage}>{(data) => <CoverageChart coverage={data} from={from} {...shared} />}</Loaded>
        </div>
        <div className="cell" style={{ gridArea: 'trend' }}>
          <Loaded query={trend}>
            {(data) => <TrendChart trend={data} by={(one) => change({ by: one })} {...shared} />}
          </Loaded>
        </div>
        <div className="cell" style={{ gridArea: 'flow' }}>
          <Loaded query={flow}>{(data) => <FlowChart flow={data} {...shared} />}</Loaded>
        </div>
        <div className="cell" style={{ gridArea: 'stages' }}>
          <Loaded query={stages}>{(data) => <StagesChart stages={data} {...shared} />}</Loaded>
        </div>
        <div className="cell" style={{ gridArea: 'areas' }}>
          <Loaded query={areas}>{(data) => <AreasChart areas={data} {...shared} />}</Loaded>
        </div>
        <div className="cell" style={{ gridArea: 'targets' }}>
          {promising ? (
            <Loaded query={targets}>{(data) => <TargetsChart targets={data} {...shared} />}</Loaded>
          ) : programs.data ? (
            <TargetsChart targets={undefined} {...shared} />
          ) : (
            <Skeleton lines={4} />
          )}
        </div>
      </div>
    </div>
  )
}
