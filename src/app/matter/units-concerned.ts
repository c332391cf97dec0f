import { members } from '#engine/members.ts'
import { createScene } from '#engine/scene.ts'
import type { Fallback, MatterKind, Program } from '#program/model.ts'
import { listAreaHolders, listServingUnits, listUnitsInArea, listUnitsNamed, type Unit } from '#storage/unit-store.ts'
import type { TxCtx } from '../context.ts'

type Asked = {
  readonly program: Program
  readonly kind: MatterKind
  readonly areaId: string | null
  readonly day: string
  readonly category?: string | null | undefined
  /** Names, where the office knows better than the catalogue. */
  readonly units?: readonly string[] | undefined
}

/** The units concerned: those named, else those that the service catalogue names for the category, else the area's own. */
export async function unitsConcerned(ctx: TxCtx, asked: Asked): Promise<readonly Unit[]> {
  const { tx, authorityId } = ctx
  const { program, kind, areaId } = asked
  if (asked.units) return listUnitsNamed(tx, authorityId, asked.units)
  const serving =
    kind.catalogue && asked.category
      ? await listServingUnits(tx, authorityId, {
          programKey: program.id,
          form: kind.catalogue,
          category: asked.category,
        })
      : []
  if (serving.length > 0 || !kind.fallback || !areaId) return serving
  return unitsOfArea(ctx, program, kind.fallback, { areaId, day: asked.day })
}

/** Units of the area, by list or by pairing; where it has none, of the area it lies in. */
async function unitsOfArea(
  ctx: TxCtx,
  program: Program,
  fallback: Fallback,
  of: { readonly areaId: string; readonly day: string },
): Promise<readonly Unit[]> {
  const { tx, authorityId, timeZone, now } = ctx
  if (fallback.kind === 'link')
    return listAreaHolders(tx, authorityId, { ...of, programKey: program.id, link: fallback.link })
  const scene = createScene({ program, authorityIds: [authorityId], timeZone, calendarRows: [], asOf: now })
  const listed = await members(tx, scene, [fallback.group])
  return listUnitsInArea(tx, authorityId, { areaId: of.areaId, among: listed.map((one) => one.id) })
}
