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
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from './api/query-client.ts'
import { loadMessages } from './i18n/t.ts'
import { router } from './router.tsx'
import { applyTheme } from './theme/theme.ts'

applyTheme()
await loadMessages()

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
