import { useState } from 'react'
import { explain } from '../../api/problem.ts'
import { type ProgramFault, useCheckProgram, usePublishProgram } from '../../api/programs.ts'
import { t } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { Markdown } from '../../parts/markdown.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FileInput } from '../../ui/file-input.tsx'

/** Publishes a version: first checked, every fault at its line and column; only a file without errors can be published. */
export function PublishProgram() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="button main" onClick={() => setOpen(true)}>
        {t('program.publish')}
      </button>
      {open ? <PublishDialog onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function PublishDialog({ onClose }: { onClose: () => void }) {
  const [yaml, setYaml] = useState('')
  const [checked, setChecked] = useState('')
  const check = useCheckProgram()
  const publish = usePublishProgram()
  const faults = checked === yaml ? (check.data?.faults ?? []) : []
  const ready = checked === yaml && check.data !== undefined && faults.length === 0
  async function submit() {
    if (!ready) {
      await check.mutateAsync(yaml)
      return setChecked(yaml)
    }
    const done = await publish.mutateAsync({ text: yaml })
    tellAfterAct({
      sentence: t('program.published_done', { key: done.key, version: done.version, hash: done.hash.slice(0, 12) }),
    })
    onClose()
  }
  return (
    <Dialog
      title={t('program.publish')}
      wide
      onClose={onClose}
      onSubmit={() => void submit()}
      bottom={
        <button
          type="submit"
          className="button main"
          disabled={yaml.trim() === '' || check.isPending || publish.isPending}
        >
          {ready ? t('program.publish_it') : check.isPending ? t('program.checking') : t('program.check')}
        </button>
      }
    >
      <p className="muted">{t('program.publish_what')}</p>
      <div className="field">
        <span className="label">{t('program.file')}</span>
        <FileInput
          label={t('program.file')}
          accept=".yaml,.yml"
          onFiles={([file]) => void file?.text().then(setYaml)}
        />
      </div>
      <label className="field">
        <span className="label">{t('program.yaml')}</span>
        <textarea
          className="input code"
          rows={14}
          spellCheck={false}
          value={yaml}
          onChange={(event) => setYaml(event.target.value)}
        />
      </label>
      {faults.length > 0 ? <Faults faults={faults} yaml={yaml} /> : null}
      {ready ? (
        <div className="note green">
          {t('program.no_faults', { title: check.data?.key ?? '', version: check.data?.version ?? 1 })}
        </div>
      ) : null}
      {ready && check.data?.book ? (
        <details>
          <summary>{t('program.rule_book')}</summary>
          <div className="reader">
            <Markdown text={check.data.book} />
          </div>
        </details>
      ) : null}
      {(check.error ?? publish.error) ? (
        <p className="note red" role="alert">
          {explain(check.error ?? publish.error)}
        </p>
      ) : null}
    </Dialog>
  )
}

/** Each fault with its place, the line as written, and what would be right. */
function Faults({ faults, yaml }: { faults: readonly ProgramFault[]; yaml: string }) {
  const lines = yaml.split('\n')
  return (
    <section className="stack tight" role="alert">
      <h3>{t('program.faults', { n: faults.length })}</h3>
      <ol className="stack tight">
        {faults.map((fault) => (
          <li key={`${fault.line}:${fault.column}:${fault.message}`} className="note red">
            <p>
              <span className="code">{t('program.at', { line: fault.line, column: fault.column })}</span>{' '}
              {fault.message}
            </p>
            <pre className="small muted" style={{ overflowX: 'auto', margin: 0 }}>
              {lines[fault.line - 1]}
            </pre>
            {fault.path ? <p className="small code">{fault.path}</p> : null}
          </li>
        ))}
      </ol>
    </section>
  )
}
