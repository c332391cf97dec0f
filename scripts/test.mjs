// npm test: dependencies, the browser, types, lint, every test. The last line is "N passed, N failed".
// npm test -- test/domain: only those tests.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, relative } from 'node:path'
import { ensureInstalled, findNode, ROOT, say } from './install.mjs'

const chosen = process.argv.slice(2)

ensureInstalled()
const node = findNode()
const browser = ensureBrowser()
const office = ensureOffice()
ensureCalendars()
const environment = {
  ...process.env,
  PATH: [dirname(node), join(ROOT, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
  ...(browser ? { CHROMIUM: browser } : {}),
}

const counts = { passed: 0, failed: 0 }
if (chosen.length === 0) {
  check('types', 'node_modules/typescript/bin/tsc', ['--noEmit', '-p', '.'])
  check('lint', 'node_modules/@biomejs/biome/bin/biome', ['check', '.'])
}
runTests(chosen)
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed\n`)
process.exitCode = counts.failed > 0 ? 1 : 0

/** A check that passes or fails as a whole and counts as one. */
function check(name, script, args) {
  say(`\n== ${name}`)
  const done = spawnSync(node, [join(ROOT, script), ...args], { cwd: ROOT, stdio: ['ignore', 1, 2], env: environment })
  counts[done.status === 0 ? 'passed' : 'failed']++
}

/** Runs vitest and counts from its report: tests, files that could not be run, errors outside any test. */
function runTests(patterns) {
  say('\n== tests')
  const folder = mkdtempSync(join(tmpdir(), 'lianqi-report-'))
  const report = join(folder, 'report.json')
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  if (!browser) args.push('--exclude', 'test/browser/**')
  if (!office) args.push('--exclude', 'test/papers/official/**')
  args.push(...patterns)
  const done = spawnSync(node, [join(ROOT, 'node_modules/vitest/vitest.mjs'), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 1, 2],
    env: environment,
  })
  const before = counts.failed
  if (existsSync(report)) {
    const found = JSON.parse(readFileSync(report, 'utf8'))
    counts.passed += found.numPassedTests
    counts.failed += found.numFailedTests
    for (const file of found.testResults) {
      const named = file.assertionResults.some((one) => one.status === 'failed')
      if (file.status !== 'failed' || named) continue
      counts.failed++
      say(`could not run: ${relative(ROOT, file.name)}`)
    }
  }
  if (done.status !== 0 && counts.failed === before) counts.failed++
  rmSync(folder, { recursive: true, force: true })
}

/** The browser for the page tests, from Debian when we may install it. Without one those tests are skipped, and it is said. */
function ensureBrowser() {
  const packages = ['chromium', 'fonts-noto-cjk']
  if (!findBrowser() || !hasChineseFont()) install(packages)
  const now = findBrowser()
  if (!now) {
    say(
      `没有浏览器，跳过页面测试 no browser, the tests of the pages are skipped: apt-get install ${packages.join(' ')}`,
    )
  }
  return now
}

/** What sets and measures the printed papers, from Debian when we may install it. Without it those tests are skipped, and it is said. */
function ensureOffice() {
  const packages = ['libreoffice-writer-nogui', 'libreoffice-calc-nogui', 'poppler-utils']
  const isThere = () => ['soffice', 'pdftotext', 'pdftoppm'].every(findProgram)
  if (!isThere()) install(packages)
  if (isThere()) return true
  say(
    `没有 LibreOffice，跳过公文版面测试 no LibreOffice, the tests of printed papers are skipped: apt-get install ${packages.join(' ')}`,
  )
  return false
}

/** What subscribes to the calendar feed, from Debian when we may install it. Without it that one test is skipped, and it is said. */
function ensureCalendars() {
  const packages = ['khal', 'vdirsyncer']
  const isThere = () => packages.every(findProgram)
  if (!isThere()) install(packages)
  if (!isThere())
    say(
      `没有 ${packages.join('、')}，跳过日历订阅测试 not there, the test that subscribes to the feed is skipped: apt-get install ${packages.join(' ')}`,
    )
}

function install(packages) {
  if (process.getuid?.() !== 0 || !findProgram('apt-get')) return
  say(`安装 installing ${packages.join(' ')} …`)
  const quiet = { stdio: ['ignore', 'ignore', 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  spawnSync('apt-get', ['update', '-q'], quiet)
  spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], quiet)
}

function findBrowser() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM
  return ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'].map(findProgram).find(Boolean)
}

function hasChineseFont() {
  return ['/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc', '/System/Library/Fonts/PingFang.ttc'].some(
    existsSync,
  )
}

function findProgram(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name)
    try {
      accessSync(path, constants.X_OK)
      return path
    } catch {
      // Not in this folder.
    }
  }
  return undefined
}
