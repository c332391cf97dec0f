import { testTheme } from './every-page.ts'

testTheme('light')
