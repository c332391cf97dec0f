import { ConfigProvider, theme as antd } from 'antd'
import type { Locale } from 'antd/es/locale'
import type { ReactNode } from 'react'
import { locale } from '../i18n/locale.ts'
import { type Theme, useTheme } from './theme.ts'

/** antd in our colours: the same values as tokens.css, because antd computes shades and cannot read CSS variables. */
const SEEDS = {
  light: { act: '#1a4f8b', ground: '#f4f5f7', surface: '#ffffff', raised: '#ffffff', ink: '#1a1f25', ink2: '#48525d', ink3: '#5b6570', line: '#d9dde3', strong: '#858f9b', red: '#b1241c', amber: '#8a4f00', green: '#1b6a39' },
  dark: { act: '#86b7f2', ground: '#11151a', surface: '#191f26', raised: '#222932', ink: '#e7eaee', ink2: '#bcc5cf', ink3: '#9aa5b1', line: '#303841', strong: '#74808d', red: '#f5938a', amber: '#eab565', green: '#82cb9b' },
} as const satisfies Record<Theme, Record<string, string>>

const LOCALES: Record<string, () => Promise<{ default: Locale }>> = {
  'zh-CN': () => import('antd/es/locale/zh_CN'),
  'zh-TW': () => import('antd/es/locale/zh_TW'),
  en: () => import('antd/es/locale/en_US'),
}

const load = LOCALES[locale()] ?? LOCALES['zh-CN']
const words = load ? (await load()).default : undefined

/** Wraps the office's pages; the phone's and the enterprise's pages do not use antd. */
export function AntdTheme({ children }: { children: ReactNode }) {
  const name = useTheme()
  const seed = SEEDS[name]
  return (
    <ConfigProvider
      {...(words ? { locale: words } : {})}
      theme={{
        algorithm: [name === 'dark' ? antd.darkAlgorithm : antd.defaultAlgorithm, antd.compactAlgorithm],
        token: {
          colorPrimary: seed.act,
          colorLink: seed.act,
          colorInfo: seed.act,
          colorError: seed.red,
          colorWarning: seed.amber,
          colorSuccess: seed.green,
          colorText: seed.ink,
          colorTextSecondary: seed.ink2,
          colorTextDescription: seed.ink3,
          colorTextPlaceholder: seed.ink3,
          colorTextQuaternary: seed.ink3,
          colorBgContainer: seed.surface,
          colorBgElevated: seed.raised,
          colorBgLayout: seed.ground,
          colorBorder: seed.strong,
          colorBorderSecondary: seed.line,
          borderRadius: 6,
          fontSize: 14,
          controlHeight: 32,
          fontFamily: '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
          motion: false,
        },
      }}
    >
      {children}
    </ConfigProvider>
  )
}
