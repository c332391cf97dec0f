import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { office } from './shells.ts'

/** What is done for enterprises besides solving their problems. */
export const servicePages = [
  createRoute({
    getParentRoute: () => office,
    path: '/services',
    component: lazyRouteComponent(() => import('../pages/services/services.tsx'), 'Services'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/policies',
    component: lazyRouteComponent(() => import('../pages/policies/policies.tsx'), 'Policies'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/policies/book',
    component: lazyRouteComponent(() => import('../pages/policies/book.tsx'), 'PolicyBook'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/policies/$id',
    component: lazyRouteComponent(() => import('../pages/policies/policy.tsx'), 'PolicyPage'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/topics',
    component: lazyRouteComponent(() => import('../pages/topics/topics.tsx'), 'Topics'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/finance',
    component: lazyRouteComponent(() => import('../pages/registers/board.tsx'), 'Finance'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/jobs',
    component: lazyRouteComponent(() => import('../pages/registers/board.tsx'), 'Jobs'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/products',
    component: lazyRouteComponent(() => import('../pages/registers/board.tsx'), 'Products'),
  }),
]
