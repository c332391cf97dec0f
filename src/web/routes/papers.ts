import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { office, outside } from './shells.ts'

/** Papers on their way to their number. */
export const paperPages = [
  createRoute({
    getParentRoute: () => office,
    path: '/paper-templates',
    component: lazyRouteComponent(() => import('../pages/papers/templates.tsx'), 'PaperTemplates'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/paper-numbers',
    component: lazyRouteComponent(() => import('../pages/papers/numbers.tsx'), 'PaperNumbers'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/paper-drafts',
    component: lazyRouteComponent(() => import('../pages/papers/drafts.tsx'), 'PaperDrafts'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/paper-drafts/$id',
    component: lazyRouteComponent(() => import('../pages/papers/draft.tsx'), 'PaperDraft'),
  }),
]

/** What anybody may ask of a printed sheet. */
export const openPaperPages = [
  createRoute({
    getParentRoute: () => outside,
    path: '/p/$authority/paper/$code',
    component: lazyRouteComponent(() => import('../pages/public/verify-paper.tsx'), 'VerifyPaper'),
  }),
]
