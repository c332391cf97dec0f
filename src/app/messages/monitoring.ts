import type { Area } from './areas.ts'

/** Refusals of the monitoring network. */
export const monitoring: Area = {
  'monitoring.reporter_hidden': [
    '谁反映的只有监测办公室知道，不能按反映人或监测点查',
    '誰反映的只有監測辦公室知道，不能按反映人或監測點查',
    'Who reported is for the monitoring office alone: reports cannot be asked for by reporter or point',
  ],
  'monitoring.not_found': ['没有这个监测网络', '沒有這個監測網路', 'There is no such network'],
  'monitoring.not_of_units': [
    '“{form}”不是评说单位的表单，监测反映要说明是哪个单位',
    '「{form}」不是評說單位的表單，監測反映要說明是哪個單位',
    '“{form}” is not about units; a report says which unit',
  ],
  'monitoring.no_choice': [
    '表单没有可填梳理结果的选项“{field}”；可用：{known}',
    '表單沒有可填梳理結果的選項「{field}」；可用：{known}',
    'The form has no optional choice “{field}” for the sorting; fitting: {known}',
  ],
  'monitoring.exists': [
    '已有以“{form}”反映的监测网络',
    '已有以「{form}」反映的監測網路',
    'A network reports by “{form}” already',
  ],
  'monitoring.not_appointed': [
    '今天不在“{title}”的聘期内',
    '今天不在「{title}」的聘期內',
    'Not appointed for “{title}” today',
  ],
  'monitoring.which_point': [
    '在几个监测点任职，请选是哪一个',
    '在幾個監測點任職，請選是哪一個',
    'Appointed at several points; say which',
  ],
  'monitoring.office_sorts': ['梳理结果由办公室填写', '梳理結果由辦公室填寫', 'The sorting is the office’s to fill in'],
  'monitoring.report_not_found': ['没有这条监测反映', '沒有這條監測反映', 'There is no such report'],
  'monitoring.no_original': [
    '请指明与哪一条反映是同一件事',
    '請指明與哪一條反映是同一件事',
    'Say which report it repeats',
  ],
  'monitoring.which_matter': [
    '转为新事项或并入已有事项，二者选一',
    '轉為新事項或並入已有事項，二者選一',
    'Either a new matter or one that is there',
  ],
  'monitoring.several_units': [
    '一件事项只对一个单位，所选反映涉及：{units}',
    '一件事項只對一個單位，所選反映涉及：{units}',
    'A matter is about one unit; the reports are about: {units}',
  ],
  'monitoring.no_sort_field': [
    '这个监测网络没有填写梳理结果的栏目',
    '這個監測網路沒有填寫梳理結果的欄目',
    'This network has no field for the sorting',
  ],
}
