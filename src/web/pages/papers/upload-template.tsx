import { useId, useState } from 'react'
import { toBase64 } from '../../api/base64.ts'
import { type TemplateFault, type TemplateKind, useKeepTemplate } from '../../api/paper-templates.ts'
import { t, word } from '../../i18n/t.ts'
import { Failure } from '../../parts/states.tsx'
import { FileInput } from '../../ui/file-input.tsx'

/** A Word file is looked through; what is wrong with it is said with its place, and nothing is kept until nothing is. */
export function UploadTemplate({ kind }: { kind: TemplateKind }) {
  const id = useId()
  const keep = useKeepTemplate()
  const [name, setName] = useState('')
  const send = async (file: File | undefined) => {
    if (!file) return
    setName(file.name)
    keep.mutate({
      programKey: kind.programKey,
      paper: kind.paper,
      name: file.name,
      content: await toBase64(file),
    })
  }
  const answer = keep.data
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('template.upload')}</h2>
      </div>
      <div className="body stack">
        <label htmlFor={id} className="muted small">
          {t('template.upload_help')}
        </label>
        <FileInput id={id} listed accept=".docx" disabled={keep.isPending} onFiles={([chosen]) => void send(chosen)} />
        {keep.isPending ? <p className="muted">{t('template.checking', { name })}</p> : null}
        <Failure error={keep.error} />
        {answer?.id ? (
          <p className="note green" role="status">
            {t('template.kept', { name, n: answer.version ?? 0 })}
          </p>
        ) : null}
        {answer && answer.faults.length > 0 ? (
          <div role="alert" className="stack tight">
            <p className="note red">{t('template.faulty', { name, n: answer.faults.length })}</p>
            <ul className="stack tight">
              {answer.faults.map((fault, n) => (
                <li key={`${fault.part} ${fault.paragraph} ${n}`}>
                  <Fault fault={fault} />
                </li>
              ))}
            </ul>
          </div>
        ) : null}
      </div>
    </section>
  )
}

function Fault({ fault }: { fault: TemplateFault }) {
  const near = fault.near.map((one) => `{${one}}`).join('、')
  return (
    <>
      <span className="strong">
        {t('template.at', { part: word('template.part', fault.part), n: fault.paragraph })}
      </span>{' '}
      {t(`template.fault.${fault.code}` as Parameters<typeof t>[0], { tag: fault.tag, near: fault.near[0] ?? '' })}
      {fault.code === 'tag_unknown' && near ? ` ${t('template.near', { near })}` : ''}
      <br />
      <span className="muted small" lang="zh-CN">
        {fault.text}
      </span>
    </>
  )
}
