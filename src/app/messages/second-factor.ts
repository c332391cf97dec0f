import type { Area } from './areas.ts'

/** Signing in by two things: what one knows and what one has. */
export const SECOND_FACTOR: Area = {
  'session.code_needed': ['请输入验证码', '請輸入驗證碼', 'Enter the code of your authenticator'],
  'session.wrong_code': [
    '验证码不对，或已经用过；也可以用一个没用过的恢复码',
    '驗證碼不對，或已經用過；也可以用一個沒用過的恢復碼',
    'The code is wrong or was used; an unused recovery code will do as well',
  ],
  'session.must_enrol': [
    '本机关规定您必须用两步验证，请先启用',
    '本機關規定您必須用兩步驗證，請先啟用',
    'Your authority demands a second factor of you: set one up first',
  ],
  'second_factor.no_key': [
    '本系统没有保密密钥，不能启用两步验证；请系统管理员检查数据目录',
    '本系統沒有保密金鑰，不能啟用兩步驗證；請系統管理員檢查資料目錄',
    'This installation has no key to keep secrets under; ask whoever runs it to look at the data folder',
  ],
  'second_factor.already_on': ['两步验证已经启用', '兩步驗證已經啟用', 'The second factor is on already'],
  'second_factor.not_begun': ['请先取得密钥', '請先取得金鑰', 'Begin by getting the secret'],
  'second_factor.wrong_code': [
    '验证码不对：用验证器上现在显示的 6 位数，手机的时间要准',
    '驗證碼不對：用驗證器上現在顯示的 6 位數，手機的時間要準',
    'The code is wrong: use the six digits shown now, and see that the phone’s clock is right',
  ],
  'second_factor.off': ['两步验证没有启用', '兩步驗證沒有啟用', 'The second factor is not on'],
  'second_factor.required': [
    '本机关规定您必须用两步验证，不能停用',
    '本機關規定您必須用兩步驗證，不能停用',
    'Your authority demands a second factor of you: it stays on',
  ],
  'second_factor.none': ['这个账号没有启用两步验证', '這個帳號沒有啟用兩步驗證', 'This account has no second factor'],
}
