// Runs before everything else: narrows what this page may call to the origins that were saved in Settings. A policy can only
// be narrowed, so a new origin takes effect at the next start. Holds no key; src/state/credentials-origins.ts writes the list.
(() => {
  const saved = [];
  for (const read of [() => localStorage, () => sessionStorage])
    try {
      const list = JSON.parse(read().getItem('routellm-origins') ?? '[]');
      if (Array.isArray(list)) saved.push(...list);
    } catch {
      // No storage, or not our list: nothing is added.
    }
  const origins = saved.filter((origin) => typeof origin === 'string' && /^https?:\/\/[\w.:[\]-]+$/.test(origin));
  // The hub sends large files on to hosts under hf.co, whose names change. src/state/hub-permission.ts writes the mark.
  try {
    if (localStorage.getItem('routellm-hub') === 'allowed') origins.push('https://huggingface.co', 'https://*.hf.co');
  } catch {
    // No storage: the hub stays out of reach.
  }
  const meta = document.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = ["connect-src 'self' blob: data:", ...new Set(origins)].join(' ');
  document.head.append(meta);
})();
