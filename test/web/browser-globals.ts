/** The few things of a browser that pure parts read when they are loaded: storage for the language, nothing else. */
const stored = new Map<string, string>()

Object.assign(globalThis, {
  localStorage: {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, value: string) => void stored.set(name, value),
    removeItem: (name: string) => void stored.delete(name),
  },
  document: { documentElement: {} },
  location: { pathname: '/workbench' },
})
