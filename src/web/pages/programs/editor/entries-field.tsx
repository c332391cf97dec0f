import type { Path, Value } from './edit-text.ts'
import { blank } from './first-value.ts'
import type { FormContext } from './form-context.ts'
import { GroupForm } from './group-form.tsx'
import { followed, type Schema } from './schema.ts'
import { keyWord, te } from './words.ts'

type EntriesProps = {
  readonly of: FormContext
  readonly schema: Schema
  readonly value: readonly Value[]
  readonly path: Path
  readonly name: string
  readonly inside: readonly string[]
  readonly label: string
  readonly help?: string | undefined
}

/** Entries within an entry: clocks, routes, fields, ends. Each folds; one with a fault stands open. */
export function EntriesField({ of, schema, value, path, name, inside, label, help }: EntriesProps) {
  const items = followed(schema.items ?? {}, of.schema)
  const idKey = Object.keys(items.properties ?? {})[0]
  return (
    <fieldset className="field editor-group">
      <legend className="label">{label}</legend>
      {help ? <p className="help">{help}</p> : null}
      {value.map((one, index) => {
        const entry = (typeof one === 'object' && one !== null && !Array.isArray(one) ? one : {}) as {
          [key: string]: Value
        }
        const id = idKey && typeof entry[idKey] === 'string' && isId(entry[idKey]) ? entry[idKey] : String(index + 1)
        const own = `${name}.${id}`
        const faulty = of.faults.some((fault) => fault.path === own || fault.path.startsWith(`${own}.`))
        return (
          <details
            key={`${path.join('.')}.${index}`}
            open={faulty || value.length === 1 || undefined}
            className="editor-item"
          >
            <summary>
              {itemTitle(entry, index)}
              {faulty ? (
                <span className="tag red">
                  {te('ui.faults', {
                    n: of.faults.filter((fault) => fault.path === own || fault.path.startsWith(`${own}.`)).length,
                  })}
                </span>
              ) : null}
            </summary>
            <GroupForm
              of={of}
              schema={items}
              value={entry}
              path={[...path, index]}
              name={own}
              inside={inside}
              idKey={items.properties?.[idKey ?? '']?.title === 'id' ? idKey : undefined}
            />
            <button type="button" className="button plain small" onClick={() => of.set([...path, index], undefined)}>
              {te('ui.remove_item', { n: index + 1 })}
            </button>
          </details>
        )
      })}
      <button
        type="button"
        className="button small"
        style={{ justifySelf: 'start' }}
        onClick={() => of.set([...path, value.length], blank(items, of))}
      >
        {te('ui.add_item')}
      </button>
    </fieldset>
  )
}

const isId = (value: string): boolean => /^[a-z][a-z0-9_ ]*$/.test(value)

function itemTitle(entry: { [key: string]: Value }, index: number): string {
  if (entry.else === true) return keyWord('else')
  const title = entry.title ?? entry.refuse ?? entry.tell ?? entry.each
  const [head] = Object.values(entry)
  return title !== undefined && typeof title !== 'object'
    ? String(title)
    : typeof head === 'string'
      ? head
      : te('ui.item', { n: index + 1 })
}
