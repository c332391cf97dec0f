/** A page that is not looked at paints nothing: it is not waited for longer than this. */
const AT_MOST = 200

/** When what stands on the page has been painted once. */
export function painted(): Promise<void> {
  if (document.hidden) return Promise.resolve()
  return new Promise((done) => {
    setTimeout(done, AT_MOST)
    requestAnimationFrame(() => setTimeout(done))
  })
}

/** Lets the browser do what waits for it, a touch above all, before the next piece of work. */
export function breath(): Promise<void> {
  return new Promise((done) => setTimeout(done))
}
