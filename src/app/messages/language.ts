import type { Area } from './areas.ts'

/** Refusals about programs tried before they are published, and about clocks that stand still. */
export const LANGUAGE: Area = {
  'program.faulty_what_if': [
    '方案有 {count} 处问题，尚不能试算：{faults}',
    '方案有 {count} 處問題，尚不能試算：{faults}',
    'The program has {count} faults and cannot be tried: {faults}',
  ],
  'program.what_if_other': [
    '这份文件是方案 {given}，不是 {program}',
    '這份檔案是方案 {given}，不是 {program}',
    'This file is program {given}, not {program}',
  ],
  'program.what_if_unpublished': [
    '没有已发布的方案 {program} 可比；已发布的有：{known}',
    '沒有已發布的方案 {program} 可比；已發布的有：{known}',
    'No program {program} is published to compare with; published are: {known}',
  ],
  'program.what_if_calendar': [
    '方案没有周期 {calendar}；有：{known}',
    '方案沒有週期 {calendar}；有：{known}',
    'The program has no calendar {calendar}; it has: {known}',
  ],
  'program.what_if_period': [
    '没有这一期“{period}”，或 {from} 以来还没有一期结束；最近的有：{known}',
    '沒有這一期「{period}」，或 {from} 以來還沒有一期結束；最近的有：{known}',
    'No such period “{period}”, or none has ended since {from}; the latest are: {known}',
  ],
  'exemption.first_day_missing': [
    '停止计时的，请写明从哪一日起',
    '停止計時的，請寫明從哪一日起',
    'Say from which day the clock stands still',
  ],
}
