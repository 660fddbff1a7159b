/** Read by public/narrow-connections.js before anything else runs. */
const permissionName = 'routellm-hub';
const hubOrigin = 'https://huggingface.co';

/** Whether this page may fetch from the hub: the policy of its start names its origin. */
export function isHubAllowed(): boolean {
  const meta = document.querySelector<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy"]');
  return meta?.content.split(/\s+/).includes(hubOrigin) ?? false;
}

/** Allows the hub from the next start on, or no longer, and starts the page again; false where the browser stores nothing. */
export function setHubAllowed(allowed: boolean): boolean {
  try {
    if (allowed) localStorage.setItem(permissionName, 'allowed');
    else localStorage.removeItem(permissionName);
  } catch {
    return false;
  }
  location.reload();
  return true;
}
