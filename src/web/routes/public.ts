import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { outside } from './shells.ts'

/** What the programs disclose to anybody. */
export const publicPages = [
  createRoute({
    getParentRoute: () => outside,
    path: '/p/$authority',
    component: lazyRouteComponent(() => import('../pages/public/board.tsx'), 'PublicBoardPage'),
  }),
  createRoute({
    getParentRoute: () => outside,
    path: '/p/$authority/pledges',
    component: lazyRouteComponent(() => import('../pages/public/pledges.tsx'), 'PublicPledges'),
  }),
  createRoute({
    getParentRoute: () => outside,
    path: '/p/$authority/suggest',
    component: lazyRouteComponent(() => import('../pages/public/suggest.tsx'), 'SuggestPage'),
  }),
  createRoute({
    getParentRoute: () => outside,
    path: '/p/$authority/plate/$id',
    component: lazyRouteComponent(() => import('../pages/plate/plate.tsx'), 'PlatePage'),
  }),
  createRoute({
    getParentRoute: () => outside,
    path: '/p/$authority/q',
    component: lazyRouteComponent(() => import('../pages/public/questionnaire.tsx'), 'QuestionnairePage'),
  }),
  createRoute({
    getParentRoute: () => outside,
    path: '/p/$authority/$program/$section',
    component: lazyRouteComponent(() => import('../pages/public/section.tsx'), 'PublicSectionPage'),
  }),
]
