import { existsSync, readFileSync } from 'node:fs'
import { messageOf } from '#app/messages/message.ts'
import { whatIf } from '#app/program/what-if.ts'
import { execute } from '#app/use-case.ts'
import { programFile } from '#program/program-folder.ts'
import { CommandFailure, withDatabase } from './command.ts'
import { commandContext } from './command-context.ts'
import { sayWhatIf } from './say-what-if.ts'

export type WhatIfOptions = {
  readonly authority?: string
  readonly period?: string
  readonly calendar?: string
  readonly json?: boolean
}

/** `lianqi try --what-if NEW.yaml`: a live authority's last quarter under changed rules, beside how it is. Writes nothing. */
export async function tryWhatIf(path: string, options: WhatIfOptions): Promise<void> {
  const file = programFile(path)
  if (!existsSync(file)) throw new CommandFailure(`没有这个文件 no such file: ${path}`)
  const text = readFileSync(file, 'utf8')
  await withDatabase(
    async ({ db }, _config, log) => {
      const ctx = await commandContext(db, log, options.authority)
      const { period, calendar } = options
      const result = await execute(ctx, whatIf, {
        text,
        file: path,
        ...(period === undefined ? {} : { period }),
        ...(calendar === undefined ? {} : { calendar }),
      })
      if (!result.ok) throw new CommandFailure(`${messageOf(result.error, 'zh-CN')}\n${messageOf(result.error, 'en')}`)
      process.stdout.write(options.json ? `${JSON.stringify(result.value, null, 2)}\n` : sayWhatIf(result.value))
    },
    { quiet: true },
  )
}
