import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { office } from './shells.ts'

/** Registers of all programs. */
export const registerPages = [
  createRoute({
    getParentRoute: () => office,
    path: '/registers',
    component: lazyRouteComponent(() => import('../pages/registers/registers.tsx'), 'Registers'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/registers/$program/$form',
    component: lazyRouteComponent(() => import('../pages/registers/register.tsx'), 'RegisterPage'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/five-ones',
    component: lazyRouteComponent(() => import('../pages/registers/five-ones.tsx'), 'FiveOnes'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/work-log',
    component: lazyRouteComponent(() => import('../pages/registers/work-log.tsx'), 'WorkLog'),
  }),
]
