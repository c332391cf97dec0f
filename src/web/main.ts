import './theme/tokens.css'
import './theme/base.css'
import './theme/ui.css'
import './theme/parts.css'
import './theme/importing.css'
import './theme/voices.css'
import './theme/paper.css'
import './theme/plate.css'
import './theme/drive.css'
import './theme/tour.css'
import './theme/together.css'
import './theme/service.css'
import './theme/search.css'
import './theme/offline.css'
import { breath, painted } from './shell/first-paint.ts'

// The frame that came with the page is seen first; then what draws the rest is run piece by piece, so that a slow phone stays awake.
await painted()
const { start } = await import('./start.tsx')
await breath()
await start()
