import { describe, expect, test } from 'vitest'
import { readConfig } from '#app/config.ts'

describe('the configuration', () => {
  test('needs nothing', () => {
    const config = readConfig({})
    expect(config.ok && config.value).toMatchObject({
      port: 8420,
      host: '127.0.0.1',
      demo: 'auto',
      databaseUrl: undefined,
    })
  })

  test('takes empty for not set and makes the data folder absolute', () => {
    const config = readConfig({ PORT: '', DATA_DIR: 'somewhere', PUBLIC_URL: 'https://lianqi.example' })
    expect(config.ok && config.value.port).toBe(8420)
    expect(config.ok && config.value.dataDir).toBe(`${process.cwd()}/somewhere`)
  })

  test('names every fault at once', () => {
    const config = readConfig({ PORT: '99999', DATABASE_URL: 'mysql://x', DEMO: 'maybe' })
    expect(config.ok).toBe(false)
    const faults = !config.ok && config.error.data?.faults
    expect(faults).toHaveLength(3)
  })
})
