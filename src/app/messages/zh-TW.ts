import { sentencesOf } from './areas.ts'
import { OWN_TW } from './own-zh-TW.ts'

/** 繁體中文; complete, as a test holds. */
export const ZH_TW: Readonly<Record<string, string>> = { ...sentencesOf(1), ...OWN_TW }
