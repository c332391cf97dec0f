/** A small programme of watched units: monitors at points, two reports a month, rankings; invented. */
export const WATCH = `
program: lamp_watch
version: 1
title: 灯务监测
source: 虚构
in_force: { from: 2026-01-01, to: 2026-12-31 }
roster:
  - { group: watched, title: 被监测单位, of: org, clause: 一 }
  - { group: asked, title: 评价对象, of: org, where: kind == "部门", clause: 五 }
  - { group: monitors, title: 监督员, of: person, clause: 一 }
  - { group: points, title: 监测点, of: enterprise, clause: 一 }
links:
  - { link: watch, title: 监测点监督员, holder: monitors, target: points, per_target: { exactly: 1 }, term: 3 months, renewals: 1, clause: 一 }
duties:
  - { duty: two_reports, title: 每月两条反映, each: link watch, who: person, every: month, times: 2, met_by: form seen, clause: 二 }
forms:
  - form: seen
    title: 监测反映
    about: org
    register: true
    clause: 二
    fields:
      - { field: kind, title: 类别, type: choice, choices: [服务好, 服务差, 收费], required: true }
      - { field: content, title: 内容, type: text, required: true }
      - { field: sorted, title: 梳理, type: choice, choices: [已阅, 转办, 转督办函] }
matters:
  - matter: reported
    kind: problem
    title: 监测反映问题
    sources: [监测网络, 声讯台]
    clause: 三
    ends: [{ end: done, title: 已办理, counts_as: solved, needs: [evidence], clause: 三 }]
  - matter: letter
    kind: rectification
    title: 督办函
    sources: [监测网络]
    clause: 三
    ends: [{ end: done, title: 已整改, counts_as: solved, needs: [evidence], clause: 三 }]
measures:
  - { measure: reports_on, title: 被反映件数, for: watched, every: month, each: form seen, count: each, clause: 四 }
  - { measure: thought_of, title: 满意率, for: asked, every: quarter, each: rating, where: 'by in ["monitor", "enterprise"]', share: score, out_of: 100, clause: 五 }
  - { measure: sorted_share, title: 梳理率, for: authority, every: month, each: form seen, share: 'sorted in ["已阅", "转办", "转督办函"]', clause: 四 }
rankings:
  - { ranking: month_rank, title: 月度排名, for: watched, by: reports_on, every: month, best: low, clause: 四 }
papers:
  - { paper: month_report, title: 月度监测报告, of: program, every: month, to: [watched], issued_by: office, shows: [measure reports_on, ranking month_rank], clause: 四 }
`
