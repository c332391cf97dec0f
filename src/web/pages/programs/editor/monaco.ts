import * as monaco from 'monaco-editor/editor'
import { editor, MarkerSeverity } from 'monaco-editor/editor'
import 'monaco-editor/features/register.all'
import 'monaco-editor/languages/definitions/yaml/register'
import EditorWorker from 'monaco-editor/editor/editor.worker?worker'
import { configureMonacoYaml } from 'monaco-yaml'
import YamlWorker from 'monaco-yaml/yaml.worker?worker'

type Fault = { readonly line: number; readonly column: number; readonly message: string }
export type Pane = {
  write(text: string): void
  mark(faults: readonly Fault[]): void
  reveal(line: number): void
  close(): void
}

// Both workers come with the pages: nothing is fetched from elsewhere.
globalThis.MonacoEnvironment = { getWorker: () => new EditorWorker() }

/**
 * monaco-yaml asks for its worker by name, as Monaco did before 0.53; now Monaco wants the worker itself. Its first message
 * makes the worker listen, its second is the configuration.
 */
const forYaml = {
  ...monaco,
  editor: {
    ...editor,
    createWebWorker<T extends object>({ createData }: { createData?: unknown }) {
      const worker = new YamlWorker()
      worker.postMessage('listen')
      worker.postMessage(createData)
      return editor.createWebWorker<T>({ worker })
    },
  },
}

let configured = false

/** Opens Monaco in an element, with the JSON Schema of programs behind completion, hover and underlines. */
export function openPane(
  box: HTMLElement,
  given: {
    readonly text: string
    readonly schema: Readonly<Record<string, unknown>>
    readonly label: string
    readonly onChange: (text: string) => void
  },
): Pane {
  if (!configured) {
    configureMonacoYaml(forYaml as unknown as Parameters<typeof configureMonacoYaml>[0], {
      enableSchemaRequest: false,
      format: { enable: false },
      schemas: [{ uri: 'https://lianqi.invalid/program.schema.json', fileMatch: ['*'], schema: given.schema as never }],
    })
    configured = true
  }
  const model = editor.createModel(given.text, 'yaml', monaco.Uri.parse('file:///program.yaml'))
  const dark = document.documentElement.dataset.theme === 'dark'
  const view = editor.create(box, {
    model,
    theme: dark ? 'vs-dark' : 'vs',
    automaticLayout: true,
    minimap: { enabled: false },
    wordWrap: 'on',
    fontSize: 13,
    tabSize: 2,
    ariaLabel: given.label,
    scrollBeyondLastLine: false,
    fixedOverflowWidgets: true,
    unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: false },
  })
  let writing = false
  const listening = model.onDidChangeContent(() => {
    if (!writing) given.onChange(model.getValue())
  })
  return {
    write(text) {
      if (text === model.getValue()) return
      writing = true
      const place = view.saveViewState()
      model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null)
      if (place) view.restoreViewState(place)
      writing = false
    },
    mark(faults) {
      editor.setModelMarkers(
        model,
        'lianqi',
        faults.map(({ line, column, message }) => ({
          severity: MarkerSeverity.Error,
          startLineNumber: line,
          startColumn: column,
          endLineNumber: line,
          endColumn: Math.max(column + 1, model.getLineMaxColumn(Math.min(line, model.getLineCount()))),
          message,
        })),
      )
    },
    reveal(line) {
      view.revealLineInCenterIfOutsideViewport(line)
      view.setPosition({ lineNumber: line, column: 1 })
    },
    close() {
      listening.dispose()
      view.dispose()
      model.dispose()
    },
  }
}
