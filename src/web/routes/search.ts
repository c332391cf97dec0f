import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { office, phone } from './shells.ts'

export const searchPages = [
  createRoute({
    getParentRoute: () => office,
    path: '/triage',
    component: lazyRouteComponent(() => import('../pages/triage/triage.tsx'), 'Triage'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/search',
    component: lazyRouteComponent(() => import('../pages/search/search.tsx'), 'SearchPage'),
  }),
]

export const searchOnPhone = [
  createRoute({
    getParentRoute: () => phone,
    path: '/m/search',
    component: lazyRouteComponent(() => import('../pages/phone/search.tsx'), 'PhoneSearch'),
  }),
]
