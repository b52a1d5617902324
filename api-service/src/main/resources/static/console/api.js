/** Asks the API; a problem document becomes an Error with its detail, status and errors. Who has to sign in is asked to. */
export async function ask(path, options = {}) {
  let response;
  try {
    response = await fetch(path, { ...options, headers: { ...options.headers, ...proof(options.method) } });
  } catch {
    throw new Error('The API does not answer.');
  }
  if (response.status === 401) document.dispatchEvent(new CustomEvent('sign-in'));
  const body = await response.json().catch(() => ({}));
  if (!response.ok && response.status !== 503) {
    throw Object.assign(new Error(body.detail ?? `Error ${response.status}`), { status: response.status, errors: body.errors });
  }
  if (response.status === 503 && body.title) throw new Error(body.detail ?? body.title);
  return body;
}

/** Sends JSON. */
export const send = (method, path, body) =>
  ask(path, { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

/** What shows that a change comes from a page of ours: the cookie's token, repeated. */
function proof(method) {
  const token = document.cookie.split('; ').find(cookie => cookie.startsWith('XSRF-TOKEN='));
  return method && method !== 'GET' && token ? { 'X-XSRF-TOKEN': token.slice('XSRF-TOKEN='.length) } : {};
}

const KINDS = ['state', 'stage', 'progress', 'log'];

/** Follows a job's events until its end; returns what stops it. */
export function follow(id, listener) {
  const source = new EventSource(`/api/jobs/${id}/events`);
  for (const kind of KINDS) {
    source.addEventListener(kind, event => {
      const data = JSON.parse(event.data);
      const ended = kind === 'state' && ['completed', 'failed', 'cancelled'].includes(data.status);
      if (ended) source.close();
      listener(kind, data, ended);
    });
  }
  return () => source.close();
}
