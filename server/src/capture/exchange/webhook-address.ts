import { Problem } from '#platform/problem.ts';

/**
 * Where receipts may be pushed: only what the head of the archives has written down, over HTTP, with
 * no credentials in the address, and not to the link-local addresses behind which clouds keep theirs.
 */
export function requireFitAddress(text: string): string {
  const url = URL.parse(text);
  const reason = url ? wrongWith(url) : '不是完整的网址';
  if (!url || reason) throw new Problem('capture.webhook-address-unfit', { reason });
  return url.href;
}

function wrongWith({ protocol, username, password, hostname }: URL): string | undefined {
  if (protocol !== 'http:' && protocol !== 'https:') return '不是 http 或 https';
  if (username || password) return '地址中带有账号口令';
  if (hostname.startsWith('169.254.') || /^\[fe[89ab]/i.test(hostname)) return '是链路本地地址';
  return undefined;
}
