import type { Area } from './areas.ts'

/** Refusals about programs tried before they are published, and about clocks that stand still. */
export const LANGUAGE: Area = {
  'program.draft_needs_account': [
    '草稿记在账号名下，请登录后再起草',
    '草稿記在帳號名下，請登入後再起草',
    'A draft belongs to an account; sign in to write one',
  ],
  'program.draft_conflict': [
    '草稿在另一个窗口里改过。请先对照，再决定留哪一份',
    '草稿在另一個視窗裡改過。請先對照，再決定留哪一份',
    'The draft was changed in another window. Compare first, then choose which to keep',
  ],
  'program.no_draft': [
    '没有草稿，或已经发布、放弃',
    '沒有草稿，或已經發布、放棄',
    'There is no draft, or it was published or dropped',
  ],
  'program.draft_other_key': [
    '草稿里的方案标识是 {key}，不是 {program}；已发布的方案不能改标识',
    '草稿裡的方案標識是 {key}，不是 {program}；已發布的方案不能改標識',
    'The draft says program {key}, not {program}; the id of a published program cannot change',
  ],
  'program.no_version': ['没有第 {version} 版', '沒有第 {version} 版', 'There is no version {version}'],
  'program.original_empty': [
    '没有读到文字。请检查文件，或把正文粘贴进来',
    '沒有讀到文字。請檢查檔案，或把正文貼上',
    'No text was found. Check the file, or paste the text',
  ],
  'program.original_conflict': [
    '原文刚被别人更新，请刷新后再试',
    '原文剛被別人更新，請重新整理後再試',
    'Somebody else has just changed the notice’s text; please reload',
  ],
  'program.no_clause': [
    '原文里没有条款“{anchor}”',
    '原文裡沒有條款「{anchor}」',
    'The notice has no clause “{anchor}”',
  ],
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
