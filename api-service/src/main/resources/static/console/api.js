/** Asks the API; a problem document becomes an Error with its detail. */
export async function ask(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Error('The API does not answer.');
  }
  const body = await response.json().catch(() => ({}));
  if (!response.ok && response.status !== 503) throw new Error(body.detail ?? `Error ${response.status}`);
  if (response.status === 503 && body.title) throw new Error(body.detail ?? body.title);
  return body;
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
