import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { office } from './shells.ts'

/** Who is there, and who is paired with whom. */
export const whoPages = [
  createRoute({
    getParentRoute: () => office,
    path: '/links',
    component: lazyRouteComponent(() => import('../pages/links/links.tsx'), 'Links'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/handovers',
    component: lazyRouteComponent(() => import('../pages/links/handovers.tsx'), 'Handovers'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/enterprises',
    component: lazyRouteComponent(() => import('../pages/enterprises/enterprises.tsx'), 'Enterprises'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/enterprises/$id',
    component: lazyRouteComponent(() => import('../pages/enterprises/enterprise.tsx'), 'EnterprisePage'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/projects',
    component: lazyRouteComponent(() => import('../pages/projects/projects.tsx'), 'Projects'),
  }),
  createRoute({
    getParentRoute: () => office,
    path: '/projects/$id',
    component: lazyRouteComponent(() => import('../pages/projects/project.tsx'), 'ProjectPage'),
  }),
]
