import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'

export type Page<T> = { readonly items: readonly T[]; readonly next: string | null; readonly total: number | null }

/** A list by keyset: pages are joined on after another, the count is of all rows that fit. */
export function usePages<T>(
  key: readonly unknown[],
  fetchPage: (cursor: string | undefined) => Promise<Page<T>>,
  asked: Readonly<Record<string, unknown>> = {},
) {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => fetchPage(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  })
  return {
    rows: query.data?.pages.flatMap((page) => page.items) ?? [],
    total: query.data?.pages[0]?.total ?? null,
    waiting: query.isPending,
    stale: query.isPlaceholderData,
    error: query.error,
    again: () => void query.refetch(),
    more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    moreWaiting: query.isFetchingNextPage,
    /** What the server was asked for, without the place of the page. */
    asked,
  }
}
export type Pages<T> = ReturnType<typeof usePages<T>>
