/** English sentences of the failures; what is missing here is said in Chinese. */
export const EN: Readonly<Record<string, string>> = {
  'http.refused': 'Refused ({code})',
  'http.internal': 'Something broke on our side and was logged; please try again later',
  'import.not_found': 'No such import',
  'import.done_already': 'This import is done already',
  'import.file_gone': 'The file is no longer kept; please upload it again',
  'import.no_faults': 'No row needs mending',
  'import.file.empty': '{message}',
  'import.file.too_large': '{message}',
  'import.file.not_a_table': '{message}',
  'import.file.old_format': '{message}',
  'import.file.encrypted': '{message}',
  'import.file.corrupt': '{message}',
  'import.file.bomb': '{message}',
  'import.file.forbidden_content': '{message}',
  'import.file.too_wide': '{message}',
  'import.file.encoding': '{message}',
}
