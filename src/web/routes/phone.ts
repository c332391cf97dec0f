import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { MyEnterprises } from '../pages/phone/my-enterprises.tsx'
import { MyMatters } from '../pages/phone/my-matters.tsx'
import { Today } from '../pages/phone/today.tsx'
import { phone } from './shells.ts'

/** Pages under /m: nothing there ranks anyone. The first three come with every page, so that they are there at once. */
export const onPhone = [
  createRoute({
    getParentRoute: () => phone,
    path: '/m/today',
    component: Today,
  }),
  createRoute({
    getParentRoute: () => phone,
    path: '/m/word',
    component: lazyRouteComponent(() => import('../pages/word/word.tsx'), 'WordOnPhone'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: '/m/enterprises',
    component: MyEnterprises,
  }),
  createRoute({
    getParentRoute: () => phone,
    path: '/m/enterprises/$id',
    component: lazyRouteComponent(() => import('../pages/phone/enterprise.tsx'), 'PhoneEnterprise'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: '/m/visit',
    component: lazyRouteComponent(() => import('../pages/phone/visit.tsx'), 'VisitEntry'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: '/m/matters',
    component: MyMatters,
  }),
  createRoute({
    getParentRoute: () => phone,
    path: '/m/matters/$id',
    component: lazyRouteComponent(() => import('../pages/phone/matter.tsx'), 'PhoneMatter'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: '/m/reports/$id',
    component: lazyRouteComponent(() => import('../pages/phone/report.tsx'), 'PhoneReport'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: '/m/work',
    component: lazyRouteComponent(() => import('../pages/phone/work.tsx'), 'MyWork'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: '/m/waiting',
    component: lazyRouteComponent(() => import('../pages/phone/waiting.tsx'), 'WaitingPage'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: '/m/me',
    component: lazyRouteComponent(() => import('../pages/phone/me.tsx'), 'Me'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: '/m/points',
    component: lazyRouteComponent(() => import('../pages/phone/points.tsx'), 'PhonePoints'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: '/m/monitor',
    component: lazyRouteComponent(() => import('../pages/phone/monitor.tsx'), 'MonitorPage'),
  }),
  createRoute({
    getParentRoute: () => phone,
    path: '/m/contests/$id',
    component: lazyRouteComponent(() => import('../pages/phone/judge.tsx'), 'JudgePage'),
  }),
]
