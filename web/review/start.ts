/** One app: the address says whether a release is reviewed or the figures are explored. */
if (location.pathname.startsWith('/explore')) void import('../explore/main.tsx')
else void import('./main.tsx')
